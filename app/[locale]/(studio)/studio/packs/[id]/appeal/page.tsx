import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findAppealable } from '@/modules/moderation/appeal'
import { isNoticed } from '@/modules/moderation/counter-notice'
import { isReason } from '@/modules/moderation/reasons'
import { AppealForm } from '@/modules/moderation/ui/appeal-form'
import { Said } from '@/modules/moderation/ui/said'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('appeal'))('title') }
}

/** A second look at a no: what was decided, when it will be heard, and the artist's own words. */
export default async function AppealPage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const actor = await currentActor()
  const decision = await asked(locale, findAppealable(actor, id))
  const noticed = decision.against === 'takedown' && (await isNoticed(actor, id))
  const rights = await getTranslations('rightsNotice')
  const t = await getTranslations('appeal')
  const reasons = await getTranslations('reasons')
  const format = await getFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  const { appeal } = decision
  return (
    <div className="mx-auto grid w-full max-w-[680px] gap-6 py-8">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2">{t('lead')}</p>
      </div>
      <section className="bg-sheet shadow-e1 grid gap-3 rounded-l px-6 py-5">
        <h2 className="type-t5">
          <bdi>{decision.title}</bdi>
        </h2>
        <p className="text-ink-2">{t(decision.against, { day: day(decision.decidedAt) })}</p>
        {decision.until && <p className="text-ink-2">{t('until', { day: day(decision.until) })}</p>}
        <ul>
          {decision.reasons.filter(isReason).map((code) => (
            <li key={code} className="strong">
              {reasons(`${code}.name`)} <bdi className="type-code text-ink-3 font-normal">{code}</bdi>
            </li>
          ))}
        </ul>
        {decision.words && <Said>{decision.words}</Said>}
      </section>
      {noticed && (
        <Notice
          tone="warn"
          title={rights('noticed')}
          action={
            <ButtonLink size="s" href={localHref(locale, `/studio/packs/${id}/counter`)}>
              {rights('counter')}
            </ButtonLink>
          }
        >
          {rights('noticedWords')}
        </Notice>
      )}
      {!appeal ? (
        <AppealForm packId={id} words={{ label: t('words'), hint: t('wordsHint'), send: t('send') }} />
      ) : appeal.state === 'open' ? (
        <Notice tone="ok" title={t('made', { day: day(appeal.openedAt) })}>
          {t('due', { day: day(appeal.dueAt) })}
        </Notice>
      ) : (
        <Notice tone={appeal.state === 'upheld' ? 'ok' : 'bad'} title={t(`state.${appeal.state}`)}>
          <p dir="auto">{appeal.words}</p>
        </Notice>
      )}
      <ButtonLink kind="bare" href={localHref(locale, `/studio/packs/${id}`)} className="justify-self-start">
        {t('back')}
      </ButtonLink>
    </div>
  )
}
