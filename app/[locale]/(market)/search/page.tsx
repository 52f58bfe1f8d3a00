import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { SearchBox } from '@/app/_shell/search-box'
import { Refusal } from '@/core/refusal'
import { localHref, type Locale } from '@/i18n/routing'
import { currentRequest } from '@/infra/request-context'
import { currentActor } from '@/infra/session'
import { findAccount } from '@/modules/accounts/find-account'
import { isCategory } from '@/modules/catalog/categories'
import { searchPacks } from '@/modules/search/search-packs'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'
import { Moods } from '../_home/moods'
import { CategoryChips } from '../_shelf/category-chips'
import { type Asked, askedFor, filtersOf, searchHref } from './query'
import { find } from './find'
import { Narrow } from './narrow'
import { PackShelf } from '../_shelf/pack-shelf'
import { frequentTags } from '../_shelf/reads'
import { TagChips } from '../_shelf/tag-chips'

// Every search is its own page. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

type Props = PageProps<'/[locale]/search'>

/** The way in to searching may be found; what is found there is endless, and is not. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const asked = askedFor(await searchParams)
  const t = await getTranslations('search')
  if (isBlank(asked)) return pageWords(await localeOf(params), '/search', { title: t('title'), description: t('lead') })
  return { title: asked.q ? t('titleFor', { q: asked.q }) : t('title'), robots: { index: false } }
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const asked = askedFor(await searchParams)
  const t = await getTranslations('search')
  const shop = await getTranslations('shop')
  const categories = await getTranslations('categories')
  const to = (change: Parameters<typeof searchHref>[1]) => localHref(locale, searchHref(asked, change))
  const blank = isBlank(asked)
  const actor = await currentActor()
  const saysAge = actor.kind === 'user' && (await findAccount(actor)).isAdult
  const found = blank ? undefined : await find(asked, saysAge || asked.adults !== undefined).catch(orTooOften)
  if (found instanceof Refusal) return <TooOften locale={locale} refusal={found} />

  const shelf =
    asked.category && isCategory(asked.category) ? categories(asked.category) : asked.tag ? `#${asked.tag}` : undefined
  const title = asked.q ? t('titleFor', { q: asked.q }) : (shelf ?? (blank ? t('title') : shop('new.title')))
  const countWords =
    found?.count === undefined
      ? ''
      : found.more
        ? t('countCapped', { count: found.count })
        : t('count', { count: found.count })

  return (
    <div className="page-column pt-2 md:pt-6">
      <div className="relative z-2 md:max-w-[640px]">
        {/* Drawn anew for another search, so that it says what was looked for, on the way back too. */}
        <SearchBox key={asked.q} locale={locale} query={asked.q} focus={blank} />
      </div>
      <h1 className="type-page mt-5 [overflow-wrap:anywhere]">
        <bdi>{title}</bdi>
      </h1>

      {!found && (
        <>
          <p className="type-lead text-ink-2 mt-2">{t('lead')}</p>
          <div className="mt-6">
            <Moods locale={locale} />
          </div>
          <div className="mt-6">
            <CategoryChips locale={locale} />
          </div>
          <div className="mt-4">
            <TagChips locale={locale} tags={await frequentTags()} />
          </div>
        </>
      )}

      {found && (
        <>
          <output className="text-ink-2 mt-2 block">
            {countWords}
            {found.corrected && <span> · {t('corrected', { words: found.corrected })}</span>}
          </output>
          <h2 className="sr-only">{t('narrow')}</h2>
          <Narrow locale={locale} asked={asked} facets={found.facets} saysAge={saysAge} />
          <div className="mt-8">
            {found.packs.length > 0 ? (
              <>
                <h2 className="sr-only">{shop('packs')}</h2>
                <PackShelf locale={locale} packs={found.packs} first />
              </>
            ) : (
              <Nothing locale={locale} asked={asked} />
            )}
          </div>
          <Pager
            label={shop('pages')}
            first={asked.after ? { href: to({ after: undefined }), words: t('fromStart') } : undefined}
            next={found.next ? { href: to({ after: found.next }), words: shop('more') } : undefined}
          />
        </>
      )}
    </div>
  )
}

function orTooOften(error: unknown): Refusal {
  if (error instanceof Refusal && error.status === 429) return error
  throw error
}

async function TooOften({ locale, refusal }: { locale: Locale; refusal: Refusal }) {
  const t = await getTranslations('refusals')
  const shop = await getTranslations('search')
  currentRequest()?.answerAs?.(429)
  return (
    <div className="page-column pt-2 md:pt-6">
      <EmptyState
        title={shop('title')}
        action={<ButtonLink href={localHref(locale, '/new')}>{shop('noneAction')}</ButtonLink>}
      >
        {t('rate_limit.exceeded', refusal.params)}
      </EmptyState>
    </div>
  )
}

const isBlank = (asked: Asked) => searchHref(asked, {}) === '/search'

/** Nothing was found: what to let go of, and other ways in. */
async function Nothing({ locale, asked }: { locale: Locale; asked: Asked }) {
  const t = await getTranslations('search')
  const set = filtersOf(asked)
  const bare = searchHref(asked, { ...Object.fromEntries(set.map((facet) => [facet, undefined])), after: undefined })
  const without =
    set.length > 0 && bare !== '/search' ? await searchPacks({ text: asked.q || asked.tag, take: 1 }) : undefined
  const helps = without !== undefined && without.count > 0
  return (
    <>
      <EmptyState
        title={t('none')}
        action={
          helps ? (
            <ButtonLink href={localHref(locale, bare)}>{t('withoutFilters', { count: without.count })}</ButtonLink>
          ) : (
            <ButtonLink href={localHref(locale, '/new')}>{t('noneAction')}</ButtonLink>
          )
        }
      >
        {t(helps ? 'noneFiltered' : 'noneWords')}
      </EmptyState>
      <div className="mt-8">
        <Moods locale={locale} />
      </div>
      <div className="mt-5">
        <CategoryChips locale={locale} />
      </div>
      <div className="mt-4">
        <TagChips locale={locale} tags={await frequentTags()} />
      </div>
    </>
  )
}
