import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import type { ShelfArtist } from '@/modules/catalog/list-artists'
import type { PageOf } from '@/modules/catalog/shelf-pack'
import { ArtistCard } from '@/modules/catalog/ui/artist-card'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'

/** A cursor has a dot, and an address with a dot is a file's: nobody would look there for a page. */
const DOT = '~'

export const readPlace = (place: string) => place.replace(DOT, '.')
export const writePlace = (cursor: string) => cursor.replace('.', DOT)

/** A page of the directory of artists; a later one leads back to its beginning too. */
export async function Artists({
  locale,
  page: { rows: artists, next },
  later = false,
}: {
  locale: Locale
  page: PageOf<ShelfArtist>
  later?: boolean
}) {
  const t = await getTranslations('shop.artists')
  const shop = await getTranslations('shop')
  const to = (path: string) => localHref(locale, path)
  return (
    <div className="page-column pt-4 md:pt-8">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 max-w-[60ch]">{t('words')}</p>
      <div className="mt-8">
        {artists.length > 0 ? (
          <>
            <h2 className="sr-only">{t('label')}</h2>
            <ul className="grid grid-cols-2 gap-4 sm:gap-5 lg:grid-cols-3 xl:grid-cols-4">
              {artists.map((artist) => (
                <li key={artist.handle}>
                  <ArtistCard locale={locale} artist={artist} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <EmptyState
            title={t(later ? 'end' : 'none')}
            action={
              <ButtonLink href={to(later ? '/artists' : '/studio')}>{t(later ? 'endAction' : 'noneAction')}</ButtonLink>
            }
          >
            {t(later ? 'endWords' : 'noneWords')}
          </EmptyState>
        )}
      </div>
      <Pager
        label={shop('pages')}
        first={later && artists.length > 0 ? { href: to('/artists'), words: t('endAction') } : undefined}
        next={next ? { href: to(`/artists/from/${writePlace(next)}`), words: t('more') } : undefined}
      />
    </div>
  )
}
