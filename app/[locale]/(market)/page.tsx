import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { DEFAULT_LOCALE, LANGUAGES } from '@/i18n/languages'
import { localHref } from '@/i18n/routing'
import { ArtistCard } from '@/modules/catalog/ui/artist-card'
import { RankRow } from '@/modules/catalog/ui/rank-row'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Section } from '@/ui/section'
import { Hero } from './_home/hero'
import { Moods } from './_home/moods'
import { SplitBand } from './_home/split-band'
import { LanguageChips } from './_home/language-chips'
import {
  freePacks,
  newestPacks,
  packsInLanguage,
  pickedPacks,
  risingPacks,
  shelfArtists,
  weeksBest,
} from './_shelf/reads'
import { PackShelf } from './_shelf/pack-shelf'

export const revalidate = 3600

/** Packs on a shelf of the front page: one row at a desk, where the last one hides, three of two on a phone. */
const ROW = 6

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
  const [{ rows: packs }, week, climbing, picks, { rows: free }, own, { rows: artists }] = await Promise.all([
    newestPacks(10),
    weeksBest(6),
    risingPacks(12),
    pickedPacks(ROW),
    freePacks(),
    locale === DEFAULT_LOCALE ? undefined : packsInLanguage(locale, ROW),
    shelfArtists(4),
  ])
  const ranked = new Set(week.map(({ id }) => id))
  const rising = climbing.filter(({ id }) => !ranked.has(id)).slice(0, ROW)
  const language = LANGUAGES[locale].name

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
          <PackShelf locale={locale} packs={packs} taste />
        </Section>
      )}
      {picks.length > 0 && (
        <Section title={t('picks')} lead={t('picksLead')} waits={600}>
          <PackShelf locale={locale} packs={picks} taste />
        </Section>
      )}
      {week.length > 0 && (
        <Section
          title={t('week')}
          lead={t('weekLead')}
          all={{ href: to('/rankings'), words: t('allRising') }}
          waits={700}
        >
          <ol className="grid gap-x-16 lg:grid-cols-2">
            {week.map((pack, index) => (
              <li key={pack.slug} className="perforated-b">
                <RankRow locale={locale} rank={index + 1} pack={pack} newOwners={pack.newOwners} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      <SplitBand packs={[...week, ...packs]} />
      {rising.length > 0 && (
        <Section
          title={t('rising')}
          lead={t('risingLead')}
          all={{ href: to('/rankings'), words: t('allRising') }}
          waits={390}
        >
          <PackShelf locale={locale} packs={rising} taste />
        </Section>
      )}
      {free.length > 0 && (
        <Section title={t('free')} all={{ href: to('/free'), words: t('allFree') }} waits={380}>
          <PackShelf locale={locale} packs={free.slice(0, ROW)} taste />
        </Section>
      )}
      {own && own.rows.length > 0 && (
        <Section
          title={t('inLanguage', { language })}
          all={{ href: to(`/search?language=${locale}`), words: t('allInLanguage', { language }) }}
          waits={390}
        >
          <PackShelf locale={locale} packs={own.rows} taste />
        </Section>
      )}
      {artists.length > 0 && (
        <Section title={t('artists')} all={{ href: to('/artists'), words: t('allArtists') }} waits={440}>
          <ul className="grid grid-cols-2 gap-4 sm:gap-5 xl:grid-cols-4">
            {artists.map((artist) => (
              <li key={artist.handle}>
                <ArtistCard locale={locale} artist={artist} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {packs.length > 0 && (
        <Section title={t('languages')} waits={110}>
          <LanguageChips locale={locale} label={t('languages')} />
        </Section>
      )}
    </div>
  )
}
