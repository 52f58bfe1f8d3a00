import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { isolate } from '@/core/text'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { findCounterable } from '@/modules/moderation/counter-notice'
import { answerNotice } from '@/modules/moderation/actions'
import { NoticeDates } from '@/modules/moderation/ui/notice-dates'
import { Said } from '@/modules/moderation/ui/said'
import { SenderFields } from '@/modules/moderation/ui/sender-fields'
import { ActionForm } from '@/ui/action-form'
import { ButtonLink } from '@/ui/button-link'
import { CheckField } from '@/ui/check-field'
import { TextArea } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('rightsNotice'))('counter') }
}

/** A notice that took one's pack down: who says what, until when one may answer, and the answer. */
export default async function CounterPage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const notice = await asked(locale, findCounterable(await currentActor(), id))
  const t = await getTranslations('rightsNotice')
  const format = await getFormatter()
  const until = notice.counterUntil && format.dateTime(notice.counterUntil, { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <div className="mx-auto grid w-full max-w-[680px] gap-6 py-8">
      <div>
        <h1 className="type-t2">{t('counter')}</h1>
        <p className="type-lead text-ink-2 mt-2">{t('counterLead', { days: env.NOTICE_COURT_DAYS })}</p>
      </div>
      <section className="bg-sheet shadow-e1 grid gap-4 rounded-l px-6 py-5">
        <h2 className="type-t5">
          <bdi>{notice.title}</bdi>
        </h2>
        <NoticeDates {...notice} />
        <div className="grid gap-2">
          <h3 className="strong">{t('says', { name: isolate(notice.claimant) })}</h3>
          <Said>{notice.work}</Said>
          {notice.proof && (
            <p className="type-small text-ink-2 [overflow-wrap:anywhere]">
              {t('proof')}: <bdi dir="ltr">{notice.proof}</bdi>
            </p>
          )}
        </div>
        <div className="grid gap-2">
          <h3 className="strong">{t('decision')}</h3>
          <Said>{notice.words}</Said>
        </div>
        {notice.counterWords && (
          <div className="grid gap-2">
            <h3 className="strong">{t('answered')}</h3>
            <Said>{notice.counterWords}</Said>
          </div>
        )}
      </section>
      {notice.open && (
        <ActionForm action={answerNotice} className="grid gap-5">
          <input type="hidden" name="packId" value={id} />
          <p className="strong">{t('until', { day: until ?? '' })}</p>
          <TextArea
            label={t('counterWords')}
            hint={t('counterWordsHint')}
            name="words"
            required
            rows={6}
            dir="auto"
            maxLength={2_000}
          />
          <SenderFields nameHint={t('counterNameHint')} />
          <CheckField name="sworn" value="yes" required label={t('counterSworn')} />
          <SubmitButton kind="main" className="justify-self-start">
            {t('counterSend')}
          </SubmitButton>
        </ActionForm>
      )}
      <ButtonLink kind="bare" href={localHref(locale, `/studio/packs/${id}`)} className="justify-self-start">
        {t('back')}
      </ButtonLink>
    </div>
  )
}
