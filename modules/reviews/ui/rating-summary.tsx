import { getTranslations } from 'next-intl/server'
import { inStars } from '@/modules/catalog/stars'
import { ProgressBar } from '@/ui/progress-bar'
import { Stars } from '@/ui/stars'
import type { ReviewSummary } from '../review'

/** The mean, how many, and how they spread over five stars to one. */
export async function RatingSummary({ summary }: { summary: ReviewSummary }) {
  const t = await getTranslations('reviews')
  const { count, mean, spread } = summary
  return (
    <div className="grid content-start gap-4">
      <div className="flex items-center gap-4">
        <p className="type-t2 figures">
          <bdi>{inStars(mean)}</bdi>
        </p>
        <div>
          <Stars tenths={mean} size={20} label={t('mean', { mean: inStars(mean) })} />
          <p className="type-small text-ink-3">{t('count', { count })}</p>
        </div>
      </div>
      <ul className="grid gap-1.5">
        {spread.map((given, index) => (
          <li key={5 - index} className="type-small text-ink-2 grid grid-cols-[6rem_1fr_2.5rem] items-center gap-3">
            <span>{t('spread', { stars: 5 - index })}</span>
            <ProgressBar
              label={t('given', { count: given, total: count })}
              value={given}
              max={Math.max(1, count)}
              tone="ink"
            />
            <span className="figures text-end" aria-hidden>
              {given}
            </span>
          </li>
        ))}
      </ul>
      <p className="type-small text-ink-3">{t('byOwners')}</p>
    </div>
  )
}
