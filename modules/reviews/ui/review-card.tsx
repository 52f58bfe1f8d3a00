import type { ReactNode } from 'react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Stars } from '@/ui/stars'
import type { ShownReview } from '../review'

/** One review: who, how many stars, the words, and what the artist answers. `children` is what the reader may do about it. */
export async function ReviewCard({
  review,
  mark,
  children,
}: {
  review: ShownReview
  mark?: ReactNode
  children?: ReactNode
}) {
  const t = await getTranslations('reviews')
  const format = await getFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium' })
  return (
    <article className="grid gap-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars tenths={review.stars * 10} label={t('mean', { mean: review.stars })} />
        <bdi className="strong [overflow-wrap:anywhere]">{review.author}</bdi>
        <span className="type-small text-ink-3">
          {day(review.at)}
          {review.edited && ` · ${t('edited')}`}
        </span>
        {mark}
      </p>
      {review.words && (
        <p dir="auto" className="text-ink-2 max-w-[70ch] [overflow-wrap:anywhere] whitespace-pre-line">
          {review.words}
        </p>
      )}
      {review.answer && (
        <div className="bg-well rounded-m max-w-[70ch] px-5 py-4">
          <p className="type-small strong">{t('answer')}</p>
          <p dir="auto" className="mt-1 [overflow-wrap:anywhere] whitespace-pre-line">
            {review.answer.words}
          </p>
        </div>
      )}
      {children}
    </article>
  )
}
