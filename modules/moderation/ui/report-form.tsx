'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { CheckField, TextArea, TextField } from '@/ui/field'
import { FormAnswer } from '@/ui/form-answer'
import { SubmitButton } from '@/ui/submit-button'
import { report } from '../actions'
import { REPORT_CATEGORIES, REVIEW_CATEGORIES } from '../pack-case'

/** What is wrong with a pack, what shows it, and where to write back. Works before any script is there. */
export function ReportForm({
  packId,
  reviewId,
  signedIn,
}: {
  packId: string
  /** Of the pack, when it is a review that is reported. */
  reviewId?: string | undefined
  signedIn: boolean
}) {
  const t = useTranslations('report')
  const [answer, act] = useActionState(report, undefined)
  if (answer?.ok) return <FormAnswer answer={answer} done={t('done')} />
  return (
    <form action={act} className="grid gap-5">
      <input type="hidden" name="packId" value={packId} />
      {reviewId && <input type="hidden" name="reviewId" value={reviewId} />}
      <fieldset>
        <legend className="strong">{t('about')}</legend>
        {(reviewId ? REVIEW_CATEGORIES : REPORT_CATEGORIES).map((category) => (
          <CheckField
            key={category}
            type="radio"
            name="category"
            value={category}
            required
            label={t(`category.${category}.name`)}
            hint={t(`category.${category}.hint`)}
          />
        ))}
      </fieldset>
      <TextArea
        label={t('words')}
        hint={reviewId ? undefined : t('wordsHint')}
        name="words"
        required
        rows={4}
        dir="auto"
        maxLength={2000}
      />
      {!reviewId && <TextField label={t('proof')} hint={t('proofHint')} name="proof" dir="auto" maxLength={500} />}
      {!signedIn && (
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
      <FormAnswer answer={answer} />
      <SubmitButton kind="main" size="l">
        {t('send')}
      </SubmitButton>
    </form>
  )
}
