import { StarIcon } from '@phosphor-icons/react/dist/ssr/Star'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { RatingSummary } from '@/modules/reviews/ui/rating-summary'
import { ReviewCard } from '@/modules/reviews/ui/review-card'
import { ButtonLink } from '@/ui/button-link'
import { Icon } from '@/ui/icon'
import { Section } from '@/ui/section'
import { packReviews } from '../../_shelf/reads'

/** What owners say of a pack: the numbers, the newest words, and the way to the rest and to one's own. */
export async function Ratings({ locale, packId }: { locale: Locale; packId: string }) {
  const t = await getTranslations('reviews')
  const { summary, rows } = await packReviews(packId)
  const to = (path: string) => localHref(locale, path)
  return (
    <Section title={t('title')} id="ratings" waits={160}>
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[340px_minmax(0,1fr)]">
        <div className="grid content-start justify-items-start gap-5">
          {summary.count > 0 ? (
            <div className="w-full">
              <RatingSummary summary={summary} />
            </div>
          ) : (
            <p className="text-ink-2">{t('none')}</p>
          )}
          <ButtonLink href={to(`/reviews/${packId}#rate`)} rel="nofollow" icon={<Icon of={StarIcon} />}>
            {t('write')}
          </ButtonLink>
        </div>
        {rows.length > 0 && (
          <div>
            <ul className="grid">
              {rows.map((review) => (
                <li key={review.id} className="perforated-b py-5 first:pt-0">
                  <ReviewCard review={review} />
                </li>
              ))}
            </ul>
            <p className="mt-4">
              <Link prefetch={false} href={to(`/reviews/${packId}`)} className="link inline-block py-2.5 font-medium">
                {t('all')}
              </Link>
            </p>
          </div>
        )}
      </div>
    </Section>
  )
}
