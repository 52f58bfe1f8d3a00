import { createHash } from 'node:crypto'

/**
 * What a reviewer sees of a sticker, as one short mark. While the mark is the one of the last judgement,
 * nothing about the sticker has changed and nobody needs to look again.
 */
export function markOfSticker(sticker: {
  masterHash: string
  emoji: readonly string[]
  tags: readonly string[]
  alt: string
}): string {
  return mark([sticker.masterHash, sticker.emoji, sticker.tags, sticker.alt])
}

/** The same for what stands around the stickers: title, description, languages, tags, category, rating. */
export function markOfListing(listing: {
  title: string
  description: string
  languages: readonly string[]
  tags: readonly string[]
  category: string
  rating: string
}): string {
  const { title, description, languages, tags, category, rating } = listing
  return mark([title, description, languages, tags, category, rating])
}

function mark(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
