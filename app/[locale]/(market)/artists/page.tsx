import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { ArtistCard } from '@/modules/catalog/ui/artist-card'
import { ButtonLink } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { shelfArtists } from '../_shelf/reads'

export const revalidate = 3600

type Props = PageProps<'/[locale]/artists'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('shop.artists')
  return pageWords(await localeOf(params), '/artists', { title: t('title'), description: t('words') })
}

export default async function ArtistsPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('shop.artists')
  const { rows: artists } = await shelfArtists(60)
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
            title={t('none')}
            action={<ButtonLink href={localHref(locale, '/studio')}>{t('noneAction')}</ButtonLink>}
          >
            {t('noneWords')}
          </EmptyState>
        )}
      </div>
    </div>
  )
}
