import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { CheckField } from '@/ui/check-field'
import { TextArea } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { hideReview, unhideReview } from '../actions'
import { REASON_CODES } from '../reasons'

/** For staff, where the review stands: hide it with grounds and words, or show it again. */
export async function HideReviewForm({ reviewId, hidden }: { reviewId: string; hidden: boolean }) {
  const t = await getTranslations('reviews')
  const names = await getTranslations('reasons')
  if (hidden)
    return (
      <ActionForm action={unhideReview}>
        <input type="hidden" name="reviewId" value={reviewId} />
        <SubmitButton size="s">{t('show')}</SubmitButton>
      </ActionForm>
    )
  return (
    <details className="max-w-[70ch]">
      <summary className="link inline-flex min-h-11 cursor-pointer items-center font-medium">{t('hide')}</summary>
      <ActionForm action={hideReview} className="mt-2 grid justify-items-start gap-3">
        <input type="hidden" name="reviewId" value={reviewId} />
        <fieldset>
          <legend className="type-small strong">{t('hideReasons')}</legend>
          {REASON_CODES.map((code) => (
            <CheckField key={code} name="reasons[]" value={code} label={names(`${code}.name`)} />
          ))}
        </fieldset>
        <TextArea label={t('hideWords')} name="words" required dir="auto" className="w-full" />
        <SubmitButton kind="danger">{t('hideDo')}</SubmitButton>
      </ActionForm>
    </details>
  )
}
