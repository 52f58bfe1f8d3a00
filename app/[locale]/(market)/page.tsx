import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { packs, artists } from '@/modules/catalog/stub'
import { ArtistCard } from '@/modules/catalog/ui/artist-card'
import { PackGrid } from '@/modules/catalog/ui/pack-card'
import { RankRow } from '@/modules/catalog/ui/rank-row'
import { Section } from '@/ui/section'
import { Hero } from './_home/hero'
import { Moods } from './_home/moods'
import { SplitBand } from './_home/split-band'

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
  const rising = packs.slice(0, 6).map((pack, i) => ({ pack, newOwners: 1824 - i * 171 }))

  return (
    <div className="page-column">
      <Hero
        locale={locale}
        stickers={packs
          .slice(0, 10)
          .map((pack) => ({ packSlug: pack.slug, packTitle: pack.title, artKey: pack.coverKeys[0] as string }))}
      />
      <Moods locale={locale} />
      <Section title={t('new')} all={{ href: to('/new'), words: t('allNew') }} className="mt-7 md:mt-12">
        <PackGrid locale={locale} packs={packs.slice(0, 10)} first />
      </Section>
      <Section
        title={t('rising')}
        lead={t('risingLead')}
        all={{ href: to('/rankings'), words: t('allRising') }}
        className="later"
      >
        <ol className="grid gap-x-16 lg:grid-cols-2">
          {rising.map(({ pack, newOwners }, index) => (
            <li key={pack.slug} className="perforated-b">
              <RankRow locale={locale} rank={index + 1} pack={pack} newOwners={newOwners} />
            </li>
          ))}
        </ol>
      </Section>
      <SplitBand />
      <Section title={t('artists')} all={{ href: to('/artists'), words: t('allArtists') }} className="later">
        <ul className="grid gap-5 sm:grid-cols-2 xl:grid-cols-4">
          {artists.map((artist) => (
            <li key={artist.handle}>
              <ArtistCard locale={locale} artist={artist} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
