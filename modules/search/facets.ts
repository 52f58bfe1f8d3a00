/** What a pack has in it. `sound` and `message`: at least one sticker with a sound, or that its owner writes on. */
export const PACK_KINDS = ['still', 'moving', 'sound', 'message'] as const
export type PackKind = (typeof PACK_KINDS)[number]

/** Ways to narrow a search, each by one value. */
export const FACETS = ['price', 'kind', 'stars', 'language', 'platform', 'category'] as const
export type Facet = (typeof FACETS)[number]

/** "So many stars and more", in whole stars. */
export const STARS = [4, 3] as const

/** How many packs one would find with each value of a facet, the other filters as they are. */
export interface FacetCounts {
  counts: Record<Facet, Map<string, number>>
  /** Only the newest thousand matches were counted: every number may be more. */
  capped: boolean
}
