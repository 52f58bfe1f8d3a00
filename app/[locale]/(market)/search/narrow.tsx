import { FunnelIcon } from '@phosphor-icons/react/dist/ssr/Funnel'
import { getFormatter, getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { isCategory } from '@/modules/catalog/categories'
import { PLATFORMS } from '@/modules/library/platforms'
import { type Facet, type FacetCounts, PACK_KINDS, STARS } from '@/modules/search/facets'
import { ChipLink } from '@/ui/chip'
import { Icon } from '@/ui/icon'
import { ChipRow } from '../_shelf/chip-row'
import { type Asked, filtersOf, searchHref } from './query'

/** Languages worth a chip: the most frequent of the matches. */
const LANGUAGES = 8

/** The ways to narrow a search, each a link with how many it would leave. A chosen one leads back. Works without a script. */
export async function Narrow({
  locale,
  asked,
  facets,
  saysAge,
}: {
  locale: Locale
  asked: Asked
  facets: FacetCounts | undefined
  /** Whoever asks has said in the account to be of age: nothing is left to choose. */
  saysAge: boolean
}) {
  const t = await getTranslations('search')
  const categories = await getTranslations('categories')
  const format = await getFormatter()
  const age = await getTranslations('age')
  const languageName = new Intl.DisplayNames(locale, { type: 'language' })
  const counted = (facet: Facet) => [...(facets?.counts[facet].keys() ?? [])]
  const rows: { facet: Facet; values: string[]; words: (value: string) => string }[] = [
    { facet: 'price', values: ['free', 'paid'], words: (value) => t(value === 'free' ? 'freeOnly' : 'paidOnly') },
    { facet: 'kind', values: [...PACK_KINDS], words: (value) => t(`kinds.${value as (typeof PACK_KINDS)[number]}`) },
    { facet: 'stars', values: STARS.map(String), words: (value) => t('starsUp', { stars: Number(value) }) },
    {
      facet: 'language',
      values: withChosen(counted('language').slice(0, LANGUAGES), asked.language),
      words: (value) => nameOf(languageName, value),
    },
    {
      facet: 'platform',
      values: PLATFORMS.map(({ id }) => id),
      words: (value) => PLATFORMS.find(({ id }) => id === value)?.name ?? value,
    },
    {
      facet: 'category',
      values: withChosen(counted('category'), asked.category).filter(isCategory),
      words: (value) => (isCategory(value) ? categories(value) : value),
    },
  ]
  const set = filtersOf(asked)
  return (
    <details open={set.length > 0 || asked.adults !== undefined} className="mt-5">
      <summary className="link inline-flex min-h-11 cursor-pointer items-center gap-2 font-medium">
        <Icon of={FunnelIcon} size={18} />
        {t('narrow')}
        {set.length > 0 && <span className="figures">({set.length})</span>}
      </summary>
      <div className="mt-3 grid grid-cols-1 gap-3">
        {rows
          .filter(({ values }) => values.length > 0)
          .map(({ facet, values, words }) => (
            <div key={facet} className="grid grid-cols-1 gap-1.5 md:grid-cols-[9rem_minmax(0,1fr)] md:items-center">
              <h3 className="type-small text-ink-3">{t(`facets.${facet}`)}</h3>
              <ChipRow label={t(`facets.${facet}`)}>
                {values.map((value) => {
                  const chosen = asked[facet] === value
                  const count = facets?.counts[facet].get(value) ?? 0
                  const more = facets?.capped && count > 0 ? '+' : ''
                  return (
                    <li key={value}>
                      <ChipLink
                        href={localHref(
                          locale,
                          searchHref(asked, { [facet]: chosen ? undefined : value, after: undefined }),
                        )}
                        chosen={chosen}
                        rel="nofollow"
                        {...(facets && { count: `${format.number(count)}${more}` })}
                      >
                        {words(value)}
                      </ChipLink>
                    </li>
                  )
                })}
              </ChipRow>
            </div>
          ))}
        {!saysAge && (
          <div className="grid grid-cols-1 gap-1.5 md:grid-cols-[9rem_minmax(0,1fr)] md:items-center">
            <h3 className="type-small text-ink-3">{age('label')}</h3>
            <ChipRow label={age('label')}>
              <li>
                <ChipLink
                  href={localHref(
                    locale,
                    searchHref(asked, { adults: asked.adults ? undefined : 'true', after: undefined }),
                  )}
                  chosen={asked.adults !== undefined}
                  rel="nofollow"
                >
                  {age('also')}
                </ChipLink>
              </li>
            </ChipRow>
          </div>
        )}
      </div>
    </details>
  )
}

function withChosen(values: string[], chosen: string | undefined): string[] {
  return chosen && !values.includes(chosen) ? [...values, chosen] : values
}

/** An address may hold anything. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
