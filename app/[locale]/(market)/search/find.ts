import { listPacks } from '@/modules/catalog/list-packs'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { countFinding } from '@/modules/search/count-finding'
import type { FacetCounts } from '@/modules/search/facets'
import { countByFacet, searchPacks } from '@/modules/search/search-packs'
import type { Asked } from './query'

interface Found {
  packs: readonly ShelfPack[]
  next: string | undefined
  /** Only a search knows how many; with `more`, that many and more. */
  count?: number
  more?: boolean
  corrected?: string | undefined
  facets?: FacetCounts
}

/**
 * Something to look for is a search; nothing but a shelf named is that shelf from where its own page ended.
 * @throws Refusal `rate_limit.exceeded` (429)
 */
export async function find(asked: Asked, isAdult: boolean): Promise<Found> {
  const { q, tag, category, price, after, kind, stars, language, platform } = asked
  const narrowed = kind ?? stars ?? language ?? platform ?? (price === 'paid' ? price : undefined)
  const rating = isAdult ? 'adult' : undefined
  await countFinding(q || narrowed ? 'search' : 'shelf')
  if (q || narrowed) {
    const found = await searchPacks({ text: q || tag, category, price, kind, stars, language, platform, rating, after })
    return { ...found, facets: await countByFacet(found.query) }
  }
  const { rows: packs, next } = await listPacks({
    category,
    tag,
    free: price === 'free' || undefined,
    adult: isAdult,
    after,
  })
  return { packs, next }
}
