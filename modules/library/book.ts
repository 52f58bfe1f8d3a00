import { asksForSomething, holds, readOwnWish } from './own-words'

// What a device keeps of a library: enough to find and use its stickers with no network. Its pictures are the previews that
// everybody is given, so that keeping a pack is not yet taking it.

export interface BookSticker {
  id: string
  /** Its pictures: /media/<art>/<size>.<format>. The same in every version, where its id is not. */
  art: string
  kind: string
  emoji: string[]
  alt: string
  tags: string[]
  sound?: string | undefined
  effect?: { key: string; ms: number } | undefined
}

export interface BookPack {
  id: string
  title: string
  artists: string[]
  stickers: BookSticker[]
}

export interface Book {
  /** Tells one person's book from another's, and says nothing else. */
  owner: string
  /** Those got last first. */
  packs: BookPack[]
  /** How many more are owned than a device keeps. */
  rest: number
  /** By their art, the latest first. */
  favourites: string[]
}

/** A sticker as it was found, with the pack it is of. */
export interface Found {
  sticker: BookSticker
  pack: BookPack
}

/** One's own stickers by emoji or word; all of them when nothing is asked for. */
export function findInBook(packs: readonly BookPack[], text: string): Found[] {
  const wish = readOwnWish(text)
  const all = packs.flatMap((pack) => pack.stickers.map((sticker) => ({ sticker, pack })))
  if (!asksForSomething(wish)) return all
  return all.filter(({ sticker, pack }) => holds(wish, [sticker.alt, ...sticker.tags, pack.title], sticker.emoji))
}
