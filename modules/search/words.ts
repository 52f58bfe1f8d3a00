import { fold } from '@/core/text'

/** Longer than any word one would look for; what is longer is cut. */
const LONGEST = 40

/** The words of a text as search compares them: folded (core/text.ts), letters and digits only. */
export function wordsOf(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST))
}

/** Like wordsOf, but each with how it was written. */
export function writtenWordsOf(text: string): { word: string; shown: string }[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap((shown) => {
    const [word] = wordsOf(shown)
    return word ? [{ word, shown: shown.toLowerCase().slice(0, LONGEST) }] : []
  })
}

/**
 * What the forms of a folded word have in common: Arabic without the article and what is joined to it (القطط, والقطط and
 * قطط find each other), English without the plural's s (Harman's S-stemmer). Applied to documents and to queries alike,
 * so that where it cuts wrongly it cuts the same.
 */
export function stem(word: string): string {
  if (/^[ء-ي]/.test(word)) return word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/, '')
  if (!/^[a-z]{4,}$/.test(word)) return word
  if (/[^ae]ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^us]s$/.test(word) ? word.slice(0, -1) : word
}
