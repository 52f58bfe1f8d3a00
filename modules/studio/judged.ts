import { createHash } from 'node:crypto'
import { translationsOf } from '@/modules/catalog/translations'
import { readSlot } from '@/modules/imaging/read-slot'
import { extrasOf } from '@/modules/imaging/sticker-extras'

/**
 * What a reviewer sees of a sticker, as one short mark. While the mark is the one of the last judgement,
 * nothing about the sticker has changed and nobody needs to look again.
 */
export function markOfSticker(sticker: {
  masterHash: string
  emoji: readonly string[]
  tags: readonly string[]
  alt: string
  /** Where its buyer may write. */
  slot?: unknown
  extras: unknown
}): string {
  const words: unknown[] = [sticker.masterHash, sticker.emoji, sticker.tags, sticker.alt]
  const slot = readSlot(sticker.slot)
  const { sound, effect } = extrasOf(sticker.extras)
  // One without a place for words, a sound or an effect has the mark it always had.
  if (slot) words.push(Object.entries(slot).toSorted(([a], [b]) => a.localeCompare(b)))
  if (sound || effect) words.push({ sound: sound?.key ?? null, effect: effect?.key ?? null })
  return mark(words)
}

/** The same for what stands around the stickers: title and description in every language, languages, tags, category, rating. */
export function markOfListing(listing: {
  title: string
  description: string
  translations?: unknown
  languages: readonly string[]
  tags: readonly string[]
  category: string
  rating: string
}): string {
  const { title, description, languages, tags, category, rating } = listing
  const parts: unknown[] = [title, description, languages, tags, category, rating]
  // In one language only it has the mark it always had.
  const others = Object.entries(translationsOf(listing.translations)).toSorted(([a], [b]) => a.localeCompare(b))
  if (others.length > 0) parts.push(others.map(([code, its]) => [code, its.title, its.description]))
  return mark(parts)
}

function mark(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
