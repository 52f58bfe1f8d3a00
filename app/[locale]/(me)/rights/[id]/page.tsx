import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { goToCourt, takeNoticeBack } from '@/modules/moderation/actions'
import { findOwnNotice } from '@/modules/moderation/pursue-notice'
import { NoticeDates } from '@/modules/moderation/ui/notice-dates'
import { Said } from '@/modules/moderation/ui/said'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<{ key?: string | string[] }>
}

export async function generateMetadata() {
  return {
    title: (await getTranslations('rightsNotice'))('title'),
    robots: { index: false },
    referrer: 'no-referrer' as const,
  }
}

/** A notice as whoever gave it sees it: every pack with its dates, and what can be done now. By the link of the mail. */
export default async function OwnNoticePage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const { key: given } = await searchParams
  const key = typeof given === 'string' ? given : ''
  const notice = await asked(locale, findOwnNotice(id, key))
  const t = await getTranslations('rightsNotice')
  return (
    <div className="mx-auto grid w-[min(100%-40px,760px)] gap-6 py-10">
      <div>
        <h1 className="type-t2">{t('own', { number: notice.number })}</h1>
        <p className="type-lead text-ink-2 mt-2">{t('ownLead')}</p>
      </div>
      <blockquote dir="auto" className="bg-well rounded-m px-5 py-4 [overflow-wrap:anywhere] whitespace-pre-line">
        {notice.work}
      </blockquote>
      {notice.packs.map((pack) => (
        <section key={pack.packId} className="bg-sheet shadow-e1 grid gap-4 rounded-l px-6 py-5">
          <h2 className="type-t5">
            <bdi>{pack.title}</bdi>
          </h2>
          <NoticeDates {...pack} />
          {pack.words && <Said>{pack.words}</Said>}
          {pack.counterAt && (
            <div className="grid gap-2">
              <h3 className="strong">{t('answered')}</h3>
              <Said>{pack.counterWords}</Said>
              <address dir="auto" className="text-ink-2 [overflow-wrap:anywhere] whitespace-pre-line not-italic">
                {`${pack.counterName}\n${pack.counterAddress}`}
              </address>
            </div>
          )}
          {pack.state === 'countered' && (
            <ActionForm action={goToCourt} className="grid gap-3">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="packId" value={pack.packId} />
              <TextField label={t('courtFile')} hint={t('courtHint')} name="file" required dir="auto" maxLength={300} />
              <SubmitButton className="justify-self-start">{t('courtSend')}</SubmitButton>
            </ActionForm>
          )}
          {(pack.state === 'down' ||
            pack.state === 'countered' ||
            pack.state === 'court' ||
            pack.state === 'waiting') && (
            <ActionForm action={takeNoticeBack} className="grid gap-2">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="packId" value={pack.packId} />
              <SubmitButton kind="outline" size="s" className="justify-self-start">
                {t('withdraw')}
              </SubmitButton>
            </ActionForm>
          )}
        </section>
      ))}
    </div>
  )
}
