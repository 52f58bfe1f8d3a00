import { emojiIn, plainEmoji } from '@/core/text'
import { CATEGORIES } from '@/modules/catalog/categories'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { PACK_KINDS, type PackKind, STARS } from './facets'
import { spell } from './spell'
import { stem, wordsOf } from './words'

/** What is looked for and how it is narrowed: plain values with bounds, whatever came in. */
export interface Query {
  /** Folded, in order, each once; none repeated, none longer than 40. */
  words: string[]
  emoji: string[]
  price: 'free' | 'paid' | undefined
  /** BCP 47, two or three letters. */
  language: string | undefined
  category: string | undefined
  kind: PackKind | undefined
  /** So many whole stars in the mean of its reviews, or more. */
  stars: number | undefined
  /** Where its owner can take it. */
  platform: string | undefined
  /** The strongest content to show. */
  upTo: 'everyone' | 'teen' | 'adult'
}

/** What a search page's address (or form) may say. Anything may stand there. */
export interface SearchWish {
  text?: unknown
  emoji?: unknown
  price?: unknown
  language?: unknown
  category?: unknown
  kind?: unknown
  stars?: unknown
  platform?: unknown
  rating?: unknown
}

const MOST_WORDS = 8
const MOST_EMOJI = 4
/** A longer text is not a search; it is read this far. UTF-16 units. */
const LONGEST = 200

/** Read a search from whatever an address holds. Nothing is refused: what has no meaning here is left out. */
export function readQuery(wish: SearchWish): Query {
  const text = textIn(wish.text)
  const emoji = [...emojiIn(textIn(wish.emoji)), ...emojiIn(text)].map(plainEmoji).filter((one) => one !== '')
  const { price, language, category, rating } = wish
  return {
    words: [...new Set(wordsOf(text))].slice(0, MOST_WORDS),
    emoji: [...new Set(emoji)].slice(0, MOST_EMOJI),
    price: price === 'free' || price === 'paid' ? price : undefined,
    language: typeof language === 'string' && /^[a-z]{2,3}$/.test(language) ? language : undefined,
    category: CATEGORIES.find((slug) => slug === category),
    kind: PACK_KINDS.find((one) => one === wish.kind),
    stars: STARS.find((one) => String(one) === String(wish.stars)),
    platform: PLATFORMS.find(({ id }) => id === wish.platform)?.id,
    upTo: rating === 'everyone' || rating === 'adult' ? rating : 'teen',
  }
}

/** The text of the first value, cut at a whole character. Lone surrogates, which PostgreSQL cannot hold, and NUL are dropped. */
function textIn(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.slice(0, LONGEST).replace(/\p{Cs}|\0/gu, '') : ''
}

/**
 * Words as a PostgreSQL tsquery: all of them, each also as the beginning of a longer word. Words are letters and digits
 * only, so that nothing in them can be an operator. Undefined when there are none.
 */
export function toTsquery(words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined
  return words.map((word) => `'${stem(word)}':*`).join(' & ')
}

/** Words as a pattern for a part of a title, or undefined when they are too short for trigrams. */
export function toPattern(words: readonly string[]): string | undefined {
  const text = spell(words.join(' '))
  return text.length >= 3 ? `%${text}%` : undefined
}
