import { FACETS, type Facet } from '@/modules/search/facets'

/** What a search asks for, read from an address that anyone may have written. */
export interface Asked extends Record<Facet, string | undefined> {
  q: string
  tag: string | undefined
  /** Packs for adults, too: asked for is said to be of age. */
  adults: 'true' | undefined
  /** Where the page before ended. */
  after: string | undefined
}

const LONGEST = 200

/** Only text of bounded length; a parameter given twice counts once. */
export function askedFor(params: Record<string, string | string[] | undefined>): Asked {
  const one = (name: string) => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, LONGEST) ?? ''
  }
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, one(facet) || undefined]))
  return {
    q: one('q'),
    tag: one('tag') || undefined,
    adults: one('adults') === 'true' ? 'true' : undefined,
    after: one('after') || undefined,
    ...facets,
  } as Asked
}

/** The address of the same search with something changed. */
export function searchHref(asked: Asked, change: Partial<Asked>): string {
  const wanted = { ...asked, ...change }
  const query = new URLSearchParams()
  for (const name of ['q', 'tag', 'adults', ...FACETS, 'after'] as const) {
    const value = wanted[name]
    if (value) query.set(name, value)
  }
  return query.size > 0 ? `/search?${query}` : '/search'
}

/** The filters that are set, the shelf one came from not among them. */
export function filtersOf(asked: Asked): Facet[] {
  return FACETS.filter((facet) => asked[facet] !== undefined)
}
