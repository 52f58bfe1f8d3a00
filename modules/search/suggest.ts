import { findTagsOf } from '@/modules/catalog/find-tags'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { searchPacks } from './search-packs'
import { stem, wordsOf } from './words'

export interface Suggestions {
  packs: ShelfPack[]
  artists: { handle: string; name: string }[]
  /** As in addresses. */
  tags: string[]
}

/** So many of the packs found say which artists and tags are meant. */
const LOOKED_AT = 24
const PACKS = 6
const OTHERS = 3

/**
 * What may be meant by words that are still being typed: the first packs a search would find, and those of their artists and tags that
 * have a word which begins so. Nothing typed suggests nothing.
 */
export async function suggest(text: string): Promise<Suggestions> {
  const { packs, query } = await searchPacks({ text, take: LOOKED_AT })
  if (query.words.length === 0 && query.emoji.length === 0) return { packs: [], artists: [], tags: [] }
  const roots = query.words.map(stem)
  const isMeant = (words: string) => wordsOf(words).some((word) => roots.some((root) => stem(word).startsWith(root)))
  const people = new Map(packs.flatMap(({ artists }) => artists.map((artist) => [artist.handle, artist])))
  const tags = roots.length > 0 ? await findTagsOf(packs.map(({ id }) => id)) : []
  return {
    packs: packs.slice(0, PACKS),
    artists: [...people.values()].filter(({ handle, name }) => isMeant(`${name} ${handle}`)).slice(0, OTHERS),
    tags: tags.filter(isMeant).slice(0, OTHERS),
  }
}
