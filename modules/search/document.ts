import { fold, plainEmoji } from '@/core/text'
import { translationsOf } from '@/modules/catalog/translations'
import { spell } from './spell'
import { stem, writtenWordsOf } from './words'

/** Where a word stands decides how much it counts: A title, B names and tags, C what is said of single stickers, D the description. */
type Weight = 'A' | 'B' | 'C' | 'D'

/** What search knows of a pack. */
export interface Findable {
  title: string
  description: string
  /** The two in further languages. */
  translations?: unknown
  tags: readonly string[]
  /** Names and handles. */
  artists: readonly string[]
  stickers: readonly { emoji: readonly string[]; tags: readonly string[]; alt: string }[]
}

/** More words than a pack of 120 described stickers has; past them nothing is indexed. */
const MOST_WORDS = 3_000

export interface SearchText {
  /** Distinct folded words, and how each was first written. */
  words: { word: string; shown: string }[]
  /** A tsvector's text: stems with position and weight. */
  document: string
  /** The title for trigrams. */
  title: string
  emoji: string[]
}

export function searchText(pack: Findable): SearchText {
  const others = Object.values(translationsOf(pack.translations))
  const texts: [Weight, string][] = [
    ['A', [pack.title, ...others.map(({ title }) => title)].join(' ')],
    ['B', [...pack.artists, ...pack.tags].join(' ')],
    ['C', pack.stickers.map(({ tags, alt }) => `${tags.join(' ')} ${alt}`).join(' ')],
    ['D', [pack.description, ...others.map(({ description }) => description)].join(' ')],
  ]
  const words = new Map<string, string>()
  const stems = new Map<string, string>()
  for (const [weight, text] of texts) {
    for (const { word, shown } of writtenWordsOf(text)) {
      if (stems.size >= MOST_WORDS) break
      if (!words.has(word)) words.set(word, shown)
      const root = stem(word)
      if (!stems.has(root)) stems.set(root, `'${root}':${stems.size + 1}${weight}`)
    }
  }
  return {
    words: [...words].map(([word, shown]) => ({ word, shown })),
    document: [...stems.values()].join(' '),
    title: spell(fold(pack.title)),
    emoji: [...new Set(pack.stickers.flatMap(({ emoji }) => emoji.map(plainEmoji)))],
  }
}
