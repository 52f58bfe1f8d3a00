import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { TextArea } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { answer } from '../actions'
import { MOST_WORDS } from '../review'

/** What the artist has to say to a review: opened when it is wanted. */
export async function AnswerForm({ reviewId, words }: { reviewId: string; words: string }) {
  const t = await getTranslations('reviews')
  return (
    <details className="max-w-[70ch]">
      <summary className="link inline-flex min-h-11 cursor-pointer items-center font-medium">{t('yourAnswer')}</summary>
      <ActionForm action={answer} done={t('answered')} className="mt-2 grid justify-items-start gap-3">
        <input type="hidden" name="reviewId" value={reviewId} />
        <TextArea
          label={t('yourAnswer')}
          quiet
          hint={t('answerHint')}
          name="words"
          dir="auto"
          maxLength={MOST_WORDS * 2}
          defaultValue={words}
          className="w-full"
        />
        <SubmitButton>{t('send')}</SubmitButton>
      </ActionForm>
    </details>
  )
}
