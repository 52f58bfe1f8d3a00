import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { ArtistCard } from '@/modules/catalog/ui/artist-card'
import { RankRow } from '@/modules/catalog/ui/rank-row'
import { ButtonLink } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { Section } from '@/ui/section'
import { Hero } from './_home/hero'
import { Moods } from './_home/moods'
import { SplitBand } from './_home/split-band'
import { newestPacks, risingPacks, shelfArtists } from './_shelf/reads'
import { PackShelf } from './_shelf/pack-shelf'

export const revalidate = 3600

export async function generateMetadata({ params }: PageProps<'/[locale]'>) {
  const locale = await localeOf(params)
  const t = await getTranslations('shell')
  return {
    ...pageWords(locale, '/', { title: t('name'), description: t('description') }),
    title: { absolute: `${t('name')} · ${t('tagline')}` },
  }
}

export default async function HomePage({ params }: PageProps<'/[locale]'>) {
  const locale = await localeOf(params)
  const t = await getTranslations('home')
  const to = (path: string) => localHref(locale, path)
  const [{ rows: packs }, rising, { rows: artists }] = await Promise.all([
    newestPacks(10),
    risingPacks(6),
    shelfArtists(4),
  ])

  return (
    <div className="page-column">
      <Hero locale={locale} packs={packs} />
      <div className="mt-3.5 md:mt-9">
        <Moods locale={locale} />
      </div>
      {packs.length === 0 && (
        <div className="mt-12">
          <EmptyState title={t('empty.title')} action={<ButtonLink href={to('/studio')}>{t('empty.sell')}</ButtonLink>}>
            {t('empty.words')}
          </EmptyState>
        </div>
      )}
      {packs.length > 0 && (
        <Section title={t('new')} all={{ href: to('/new'), words: t('allNew') }} className="mt-7 md:mt-12">
          <PackShelf locale={locale} packs={packs} first />
        </Section>
      )}
      {rising.length > 0 && (
        <Section
          title={t('rising')}
          lead={t('risingLead')}
          all={{ href: to('/rankings'), words: t('allRising') }}
          className="later"
        >
          <ol className="grid gap-x-16 lg:grid-cols-2">
            {rising.map((pack, index) => (
              <li key={pack.slug} className="perforated-b">
                <RankRow locale={locale} rank={index + 1} pack={pack} newOwners={pack.newOwners} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      <SplitBand packs={[...rising, ...packs]} />
      {artists.length > 0 && (
        <Section title={t('artists')} all={{ href: to('/artists'), words: t('allArtists') }} className="later">
          <ul className="grid grid-cols-2 gap-4 sm:gap-5 xl:grid-cols-4">
            {artists.map((artist) => (
              <li key={artist.handle}>
                <ArtistCard locale={locale} artist={artist} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
