import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { appealOwnBan } from '@/modules/moderation/actions'
import { findOwnBan } from '@/modules/moderation/appeal-ban'
import { Said } from '@/modules/moderation/ui/said'
import { ActionForm } from '@/ui/action-form'
import { TextArea } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<{ key?: string | string[] }>
}

export async function generateMetadata() {
  return {
    title: (await getTranslations('ban'))('title'),
    robots: { index: false },
    referrer: 'no-referrer' as const,
  }
}

/** A ban as whoever is banned sees it: why, what becomes of the money, and the one appeal. By the link of the mail. */
export default async function OwnBanPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const { key: given } = await searchParams
  const key = typeof given === 'string' ? given : ''
  const { reason, money, moneyUntil, over, appeal } = await asked(locale, findOwnBan(id, key))
  const t = await getTranslations('ban')
  const format = await getFormatter()
  const day = (date: Date | null) => (date ? format.dateTime(date, { dateStyle: 'long' }) : '')
  return (
    <div className="mx-auto grid w-[min(100%-40px,680px)] gap-6 py-10">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2">{t('lead')}</p>
      </div>
      <Said>{reason}</Said>
      <p>{t('money', { money, day: day(moneyUntil) })}</p>
      {appeal && (
        <section className="grid gap-3">
          <h2 className="type-t4">{t('appeal')}</h2>
          <Said>{appeal.statement}</Said>
          <Notice tone={appeal.outcome === 'upheld' ? 'ok' : 'quiet'}>
            {appeal.outcome ? t(appeal.outcome) : t('sent', { day: day(appeal.dueAt) })}
          </Notice>
          {appeal.words && <Said>{appeal.words}</Said>}
        </section>
      )}
      {over && <Notice tone="ok">{t('over')}</Notice>}
      {!appeal && !over && (
        <ActionForm action={appealOwnBan} className="grid gap-4">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="key" value={key} />
          <TextArea label={t('words')} hint={t('hint')} name="words" required rows={6} dir="auto" />
          <SubmitButton kind="main" className="justify-self-start">
            {t('send')}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}
