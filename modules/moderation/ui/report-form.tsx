'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { CheckField } from '@/ui/check-field'
import { TextArea, TextField } from '@/ui/field'
import { FormAnswer } from '@/ui/form-answer'
import { SubmitButton } from '@/ui/submit-button'
import { report } from '../actions'
import { PAGE_CATEGORIES, REPORT_CATEGORIES, REVIEW_CATEGORIES } from '../pack-case'

/** A pack, a review of one, or an artist's page, by the names of the form's fields. */
type About = { packId: string } | { packId: string; reviewId: string } | { artistId: string }

/** What is wrong with it, what shows it, and where to write back. Works before any script is there. */
export function ReportForm({ about, signedIn }: { about: About; signedIn: boolean }) {
  const t = useTranslations('report')
  const [answer, act] = useActionState(report, undefined)
  if (answer?.ok) return <FormAnswer answer={answer} done={t('done')} />
  const isPage = 'artistId' in about
  const isReview = 'reviewId' in about
  return (
    <form action={act} className="grid gap-5">
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend className="strong">{t('about')}</legend>
        {(isPage ? PAGE_CATEGORIES : isReview ? REVIEW_CATEGORIES : REPORT_CATEGORIES).map((category) => (
          <CheckField
            key={category}
            type="radio"
            name="category"
            value={category}
            required
            label={t(`${isPage ? 'pageCategory' : 'category'}.${category}.name`)}
            hint={t(`${isPage ? 'pageCategory' : 'category'}.${category}.hint`)}
          />
        ))}
      </fieldset>
      <TextArea
        label={t('words')}
        hint={isReview ? undefined : t(isPage ? 'pageWordsHint' : 'wordsHint')}
        name="words"
        required
        rows={4}
        dir="auto"
        maxLength={2000}
      />
      {!isReview && (
        <TextField
          label={t(isPage ? 'pageProof' : 'proof')}
          hint={t(isPage ? 'pageProofHint' : 'proofHint')}
          name="proof"
          dir="auto"
          maxLength={500}
        />
      )}
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
