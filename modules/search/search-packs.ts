import { db } from '@/infra/db'
import { readCursor, writeCursor } from '@/modules/catalog/cursor'
import { findShelfPacks } from '@/modules/catalog/find-shelf-packs'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { countFacets, findMatches, MOST } from './db/search'
import { findKnown, findLikeWord } from './db/words'
import { type Facet, type FacetCounts, FACETS } from './facets'
import { type Plan, planSearch } from './plan'
import { type Query, readQuery, type SearchWish } from './query'

export interface SearchResult {
  /** What was searched: what was understood of the wish, corrected if it was. */
  query: Query
  packs: ShelfPack[]
  /** How many match; with `more` it is that many and more ("1,000+"). */
  count: number
  more: boolean
  /** The words that were searched instead, when what was typed was found nowhere but something like it was. */
  corrected: string | undefined
  next: string | undefined
}

/**
 * Find packs by words (title, artist, tags, what is said of the stickers; in any script, whatever the accents), by emoji and
 * by filters. Refuses nothing: what makes no sense finds nothing. A misspelt word is corrected by the nearest word known.
 */
export async function searchPacks(
  wish: SearchWish & { after?: string | undefined; take?: number },
): Promise<SearchResult> {
  const take = Math.min(60, Math.max(1, wish.take ?? 24))
  const page = { after: readCursor(wish.after), take: take + 1 }
  const query = readQuery(wish)
  const asTyped = await findMatches(db, query, await planFor(query), page)
  // On a later page nothing can be left; only a first page with nothing on it asks for another spelling.
  const other = asTyped.length === 0 && !page.after ? await respell(query) : undefined
  const found = other ? await findMatches(db, other.query, await planFor(other.query), page) : asTyped

  const shown = found.slice(0, take)
  const last = shown.at(-1)
  const total = found[0]?.total ?? 0
  return {
    query: other?.query ?? query,
    packs: await findShelfPacks(shown.map(({ packId }) => packId)),
    count: Math.min(total, MOST),
    more: total > MOST,
    corrected: other?.shown,
    next: found.length > take && last ? writeCursor({ key: last.score, id: last.packId }) : undefined,
  }
}

/** How many packs each filter would leave, for the words of a search that found something as it was typed or as it was corrected. */
export async function countByFacet(query: Query): Promise<FacetCounts> {
  const rows = await countFacets(db, query, await planFor(query))
  const of = (facet: Facet) =>
    new Map(rows.flatMap((row) => (row.facet === facet ? [[row.value, Math.min(row.count, MOST)] as const] : [])))
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, of(facet)])) as Record<Facet, Map<string, number>>
  return { counts, capped: (rows[0]?.total ?? 0) > MOST }
}

/** One look at the vocabulary serves a search and the counting after it. */
const plans = new WeakMap<Query, Promise<Plan>>()

function planFor(query: Query): Promise<Plan> {
  const made = plans.get(query) ?? makePlan(query.words)
  plans.set(query, made)
  return made
}

async function makePlan(words: readonly string[]): Promise<Plan> {
  return planSearch(words, words.length > 0 ? await findKnown(db, words) : { packs: [], total: 0, eras: [] })
}

/** The query with each word replaced by the known one most like it. Undefined when nothing changes. */
async function respell(query: Query): Promise<{ query: Query; shown: string } | undefined> {
  const like = await Promise.all(query.words.map((word) => findLikeWord(db, word)))
  const words = query.words.map((word, index) => like[index]?.word ?? word)
  if (words.every((word, index) => word === query.words[index])) return undefined
  return { query: { ...query, words }, shown: like.map((known, index) => known?.shown ?? query.words[index]).join(' ') }
}
