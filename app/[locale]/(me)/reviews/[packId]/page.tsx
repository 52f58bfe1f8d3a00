import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { isolate } from '@/core/text'
import { localHref, type Locale } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { HideReviewForm } from '@/modules/moderation/ui/hide-review-form'
import { findReviewPage, type ListedReview, type ReviewPage } from '@/modules/reviews/find-review-page'
import { AnswerForm } from '@/modules/reviews/ui/answer-form'
import { RatingSummary } from '@/modules/reviews/ui/rating-summary'
import { ReviewCard } from '@/modules/reviews/ui/review-card'
import { ReviewForm, TakeBack } from '@/modules/reviews/ui/review-form'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'
import { Pager } from '@/ui/pager'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string; packId: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews'))('title'), robots: { index: false } }
}

/** All that owners say of a pack, with what the reader may do: rate it, answer as its artist, hide as staff. */
export default async function ReviewsPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { packId } = await params
  const { after } = await searchParams
  const actor = await currentActor()
  const page = await asked(locale, findReviewPage(actor, packId, typeof after === 'string' ? after : undefined))
  const t = await getTranslations('reviews')
  const here = localHref(locale, `/reviews/${packId}`)
  const { pack, summary, reviews, next } = page
  return (
    <div className="page-column max-w-[1080px] pt-2 pb-10">
      <Breadcrumbs
        label={t('back')}
        crumbs={[{ href: localHref(locale, `/packs/${pack.slug}`), words: pack.title }]}
        here={t('title')}
      />
      <h1 className="type-page [overflow-wrap:anywhere]">{t('titleFor', { pack: isolate(pack.title) })}</h1>
      <div className="mt-8 grid gap-x-14 gap-y-10 lg:grid-cols-[340px_minmax(0,1fr)]">
        <div className="grid content-start gap-8">
          {summary.count > 0 && <RatingSummary summary={summary} />}
          <section id="rate" aria-labelledby="yours" className="border-line bg-sheet shadow-e1 rounded-l border p-6">
            <h2 id="yours" className="type-t4 mb-4">
              {t('yours')}
            </h2>
            <Yours page={page} signedIn={actor.kind === 'user'} locale={locale} />
          </section>
        </div>
        <section aria-label={t('all')}>
          <h2 className="sr-only">{t('all')}</h2>
          {reviews.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <ul className="grid">
              {reviews.map((review) => (
                <li key={review.id} className="perforated-b py-6 first:pt-0">
                  <Listed review={review} page={page} locale={locale} />
                </li>
              ))}
            </ul>
          )}
          <Pager label={t('all')} next={next ? { href: `${here}?after=${next}`, words: t('more') } : undefined} />
        </section>
      </div>
    </div>
  )
}

async function Yours({ page, signedIn, locale }: { page: ReviewPage; signedIn: boolean; locale: Locale }) {
  const t = await getTranslations('reviews')
  const { pack, own, may } = page
  if (!signedIn)
    return (
      <div className="grid justify-items-start gap-4">
        <p className="text-ink-2">{t('signIn')}</p>
        <ButtonLink
          href={`${localHref(locale, '/sign-in')}?next=${encodeURIComponent(localHref(locale, `/reviews/${pack.id}`))}`}
        >
          {t('signInAction')}
        </ButtonLink>
      </div>
    )
  if (own?.hidden)
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="warn">{t('hiddenYours', { words: own.hidden.words })}</Notice>
        <TakeBack packId={pack.id} words={t('takeBack')} />
      </div>
    )
  if (may.rate) return <ReviewForm key={JSON.stringify(own)} packId={pack.id} own={own} />
  return <p className="text-ink-2">{t('notOwner')}</p>
}

async function Listed({ review, page, locale }: { review: ListedReview; page: ReviewPage; locale: Locale }) {
  const t = await getTranslations('reviews')
  const { pack, may } = page
  return (
    <ReviewCard review={review} mark={review.hidden && <Tag tone="warn">{t('hiddenTag')}</Tag>}>
      {may.answer && <AnswerForm reviewId={review.id} words={review.answer?.words ?? ''} />}
      {may.hide && !review.own && <HideReviewForm reviewId={review.id} hidden={review.hidden !== undefined} />}
      {!review.own && !review.hidden && (
        <p>
          <Link
            prefetch={false}
            rel="nofollow"
            href={localHref(locale, `/report/${pack.id}?review=${review.id}`)}
            className="type-small text-ink-3 inline-block py-2 underline"
          >
            {t('report')}
          </Link>
        </p>
      )}
    </ReviewCard>
  )
}
