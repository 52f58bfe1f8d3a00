import { getTranslations } from 'next-intl/server'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { giveNotice } from '@/modules/moderation/actions'
import { NOTICE_PACKS } from '@/modules/moderation/notice'
import { SenderFields } from '@/modules/moderation/ui/sender-fields'
import { ActionForm } from '@/ui/action-form'
import { CheckField } from '@/ui/check-field'
import { TextArea, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ pack?: string | string[] }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('rightsNotice'))('title'), robots: { index: false } }
}

/** Formal notice that packs show somebody's work. Works before any script is there, and without an account. */
export default async function NoticePage({ params, searchParams }: Props) {
  await localeOf(params)
  const { pack } = await searchParams
  const actor = await currentActor()
  const t = await getTranslations('rightsNotice')
  return (
    <LetterPage title={t('title')} lead={t('lead', { hours: env.REVIEW_PROMISE_HOURS })}>
      <p className="text-ink-2">{t('clocks', { counter: env.NOTICE_COUNTER_DAYS, court: env.NOTICE_COURT_DAYS })}</p>
      <ActionForm action={giveNotice} className="grid gap-5">
        <TextArea
          label={t('packs')}
          hint={t('packsHint', { most: NOTICE_PACKS })}
          name="packs"
          required
          rows={4}
          dir="ltr"
          maxLength={20_000}
          defaultValue={typeof pack === 'string' ? pack.slice(0, 200) : ''}
        />
        <TextArea label={t('work')} hint={t('workHint')} name="work" required rows={4} dir="auto" maxLength={2_000} />
        <TextField label={t('proof')} hint={t('proofHint')} name="proof" dir="auto" maxLength={1_000} />
        <SenderFields nameHint={t('nameHint')} />
        {actor.kind !== 'user' && (
          <TextField
            label={t('email')}
            hint={t('emailHint')}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            dir="ltr"
            required
          />
        )}
        <CheckField name="sworn" value="yes" required label={t('sworn')} />
        <SubmitButton kind="main" size="l">
          {t('send')}
        </SubmitButton>
      </ActionForm>
    </LetterPage>
  )
}
