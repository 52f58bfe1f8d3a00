import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { SearchBox } from '@/app/_shell/search-box'
import { localHref } from '@/i18n/routing'
import { PackGrid } from '@/modules/catalog/ui/pack-card'
import { ButtonLink } from '@/ui/button'
import { ChipLink } from '@/ui/chip'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'
import { Moods } from '../_home/moods'
import { CategoryChips } from '../_shelf/category-chips'
import { ChipRow } from '../_shelf/chip-row'
import { searchShop } from '../_shelf/reads'
import { askedFor, searchHref } from './query'

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
  const to = (change: Parameters<typeof searchHref>[1]) => localHref(locale, searchHref(asked, change))
  const blank = !asked.q && !asked.category && !asked.tag && !asked.free && !asked.after
  const found = blank ? undefined : await searchShop(asked)

  return (
    <div className="page-column pt-2 md:pt-6">
      {/* On a desk the header has the box. */}
      <div className="md:hidden">
        <SearchBox locale={locale} query={asked.q} focus={blank} />
      </div>
      <h1 className="type-page mt-5 [overflow-wrap:anywhere]">
        {asked.q ? <bdi>{t('titleFor', { q: asked.q })}</bdi> : t('title')}
      </h1>

      {!found && (
        <>
          <p className="type-lead text-ink-2 mt-2">{t('lead')}</p>
          <Moods locale={locale} />
          <div className="mt-6">
            <CategoryChips locale={locale} />
          </div>
        </>
      )}

      {found && (
        <>
          <p className="text-ink-2 mt-2" role="status">
            {found.capped ? t('countCapped', { count: found.count }) : t('count', { count: found.count })}
            {found.corrected && (
              <span>
                {' '}
                · {t.rich('corrected', { words: found.corrected, b: (chunks) => <strong>{chunks}</strong> })}
              </span>
            )}
          </p>
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
              <PackGrid locale={locale} packs={found.packs} first />
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
