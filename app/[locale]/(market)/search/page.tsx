import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { SearchBox } from '@/app/_shell/search-box'
import { localHref } from '@/i18n/routing'
import { isCategory } from '@/modules/catalog/categories'
import { ButtonLink } from '@/ui/button'
import { ChipLink } from '@/ui/chip'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'
import { Moods } from '../_home/moods'
import { CategoryChips } from '../_shelf/category-chips'
import { ChipRow } from '../_shelf/chip-row'
import { askedFor, searchHref } from './query'
import { find } from './find'
import { PackShelf } from '../_shelf/pack-shelf'

// Every search is its own page. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

type Props = PageProps<'/[locale]/search'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = askedFor(await searchParams)
  const t = await getTranslations('search')
  return { title: q ? t('titleFor', { q }) : t('title'), robots: { index: false } }
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const asked = askedFor(await searchParams)
  const t = await getTranslations('search')
  const shop = await getTranslations('shop')
  const categories = await getTranslations('categories')
  const to = (change: Parameters<typeof searchHref>[1]) => localHref(locale, searchHref(asked, change))
  const blank = !asked.q && !asked.category && !asked.tag && !asked.free && !asked.after
  const found = blank ? undefined : await find(asked)

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
      {/* On a desk the header has the box. */}
      <div className="md:hidden">
        <SearchBox locale={locale} query={asked.q} focus={blank} />
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
        </>
      )}

      {found && (
        <>
          <output className="text-ink-2 mt-2 block">
            {countWords}
            {found.corrected && <span> · {t('corrected', { words: found.corrected })}</span>}
          </output>
          <div className="mt-5">
            <ChipRow label={t('narrow')}>
              <li>
                <ChipLink href={to({ free: false, after: undefined })} chosen={!asked.free}>
                  {t('anyPrice')}
                </ChipLink>
              </li>
              <li>
                <ChipLink href={to({ free: true, after: undefined })} chosen={asked.free}>
                  {t('freeOnly')}
                </ChipLink>
              </li>
            </ChipRow>
          </div>
          <div className="mt-8">
            {found.packs.length > 0 ? (
              <>
                <h2 className="sr-only">{shop('packs')}</h2>
                <PackShelf locale={locale} packs={found.packs} first />
              </>
            ) : (
              <EmptyState
                title={t('none')}
                action={<ButtonLink href={localHref(locale, '/new')}>{t('noneAction')}</ButtonLink>}
              >
                {t('noneWords')}
              </EmptyState>
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
