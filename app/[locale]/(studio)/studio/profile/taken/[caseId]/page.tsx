import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { type TakenOffPage, findTakenOffPage } from '@/modules/moderation/appeal-page'
import { isReason } from '@/modules/moderation/reasons'
import { PageAppealForm } from '@/modules/moderation/ui/appeal-form'
import { Said } from '@/modules/moderation/ui/said'
import { TakenPart } from '@/modules/moderation/ui/taken-part'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'

interface Props {
  params: Promise<{ locale: string; caseId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('takenOff'))('title') }
}

/** What a decision took off one's page: each part with its reason, until when one can appeal, and the appeal itself. */
export default async function TakenOffPageRoom({ params }: Props) {
  const locale = await localeOf(params)
  const { caseId } = await params
  const actor = await requireSignedIn(`/studio/profile/taken/${caseId}`)
  const decision = await asked(locale, findTakenOffPage(actor, caseId))
  const t = await getTranslations('takenOff')
  const reasons = await getTranslations('reasons')
  const format = await getFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  return (
    <div className="mx-auto grid w-full max-w-[680px] gap-6 py-8">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2">{t('lead', { day: day(decision.decidedAt) })}</p>
      </div>
      <section aria-labelledby="taken" className="bg-sheet shadow-e1 grid gap-5 rounded-l px-6 py-5">
        <h2 id="taken" className="type-t5">
          {t('what')}
        </h2>
        <ul className="grid gap-5">
          {decision.parts.map((one) => (
            <TakenPart key={one.part} part={one.part} back={one.back} before={decision.before}>
              {one.reasons.filter(isReason).map((code) => (
                <span key={code}>
                  {reasons(`${code}.name`)} <bdi className="type-code text-ink-3">{code}</bdi>
                </span>
              ))}
            </TakenPart>
          ))}
        </ul>
        {decision.before.empty && <p className="text-ink-2">{t('forgotten')}</p>}
        <Said>{decision.words}</Said>
        {decision.parts.some(({ back }) => !back) && <p className="text-ink-2">{t('free')}</p>}
      </section>
      <Appeal decision={decision} day={day} />
      <ButtonLink kind="bare" href={localHref(locale, '/studio/profile')} className="justify-self-start">
        {t('toPage')}
      </ButtonLink>
    </div>
  )
}

async function Appeal({ decision, day }: { decision: TakenOffPage; day: (at: Date) => string }) {
  const t = await getTranslations('takenOff')
  const { appeal, appealable, until, caseId } = decision
  if (appeal?.state === 'open')
    return (
      <Notice tone="ok" title={t('made', { day: day(appeal.openedAt) })}>
        {t('due', { day: day(appeal.dueAt) })}
      </Notice>
    )
  if (appeal)
    return (
      <Notice tone={appeal.state === 'upheld' ? 'ok' : 'bad'} title={t(`state.${appeal.state}`)}>
        <p dir="auto">{appeal.words}</p>
      </Notice>
    )
  if (!appealable) return <Notice>{t('over', { day: day(until) })}</Notice>
  return (
    <section aria-labelledby="appeal" className="grid gap-4">
      <div>
        <h2 id="appeal" className="type-t4">
          {t('appeal')}
        </h2>
        <p className="text-ink-2 mt-1">{t('appealLead')}</p>
        <p className="text-ink-2 mt-1">{t('until', { day: day(until) })}</p>
      </div>
      <PageAppealForm caseId={caseId} words={{ label: t('words'), hint: t('wordsHint'), send: t('send') }} />
    </section>
  )
}
