import { getTranslations } from 'next-intl/server'
import { StarIcon } from '@phosphor-icons/react/dist/ssr/Star'
import { ActionForm } from '@/ui/action-form'
import { TextArea } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { SubmitButton } from '@/ui/submit-button'
import { rate, takeBack } from '../actions'
import { MOST_WORDS } from '../review'

/** One to five stars and a few words. Works before any script is there. */
export async function ReviewForm({
  packId,
  own,
}: {
  packId: string
  own: { stars: number; words: string } | undefined
}) {
  const t = await getTranslations('reviews')
  return (
    <div className="grid gap-3">
      <ActionForm action={rate} done={t('saved')} className="grid gap-4">
        <input type="hidden" name="packId" value={packId} />
        <fieldset>
          <legend className="type-small strong mb-1.5">{t('stars')}</legend>
          <div className="grid max-w-96 grid-cols-5 gap-1.5">
            {[1, 2, 3, 4, 5].map((stars) => (
              <label
                key={stars}
                className="border-line-strong bg-sheet has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-accent inline-flex h-11 cursor-pointer items-center justify-center gap-1 rounded-full border has-focus-visible:outline-3 has-focus-visible:outline-offset-3"
              >
                <input
                  type="radio"
                  name="stars"
                  value={stars}
                  required
                  defaultChecked={own?.stars === stars}
                  aria-label={t('spread', { stars })}
                  className="sr-only"
                />
                <span aria-hidden className="figures font-semibold">
                  {stars}
                </span>
                <Icon of={StarIcon} weight="fill" size={16} />
              </label>
            ))}
          </div>
        </fieldset>
        <TextArea
          label={t('words')}
          hint={t('wordsHint')}
          name="words"
          dir="auto"
          rows={4}
          maxLength={MOST_WORDS * 2}
          defaultValue={own?.words ?? ''}
        />
        <SubmitButton kind="main">{t('save')}</SubmitButton>
      </ActionForm>
      {own && <TakeBack packId={packId} words={t('takeBack')} />}
    </div>
  )
}

export function TakeBack({ packId, words }: { packId: string; words: string }) {
  return (
    <ActionForm action={takeBack}>
      <input type="hidden" name="packId" value={packId} />
      <SubmitButton kind="bare" size="s">
        {words}
      </SubmitButton>
    </ActionForm>
  )
}
