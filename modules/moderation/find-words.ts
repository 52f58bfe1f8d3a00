import { fold } from '@/core/text'
import { mixesScripts, skeleton } from '@/modules/accounts/handle'
import { BRANDS, SLURS } from './word-lists'

/** What about some words may need a look. In the order they are shown: what weighs most first. */
export const WORD_KINDS = ['slur', 'link', 'contact', 'brand', 'homograph'] as const
export type WordKind = (typeof WORD_KINDS)[number]

/** Where it stands: of the listing, or (`position`, counted from 0) of a sticker. */
export interface WordPlace {
  field: 'title' | 'description' | 'tags' | 'alt'
  position?: number
}

export interface WordFinding extends WordPlace {
  kind: WordKind
  /** As it was written. */
  found: string
  /** What it was taken for: the name on the list, the language of a slur, what a disguised word reads like. */
  as: string
}

/** Addresses of the web, also written around a filter: `example . com`, `example[dot]com`, `t.me/x`. */
const LINK =
  /(?:https?:\/\/|www\.)\S+|\b[\p{L}\p{N}-]+(?:\.|\s+\.\s+|\s*[[(]dot[\])]\s*|\s+dot\s+)(?:com|net|org|io|me|gg|ru|shop|store|app|link|xyz|co|info)\b(?:\/\S*)?/giu
const MAIL = /[\p{L}\p{N}._+-]+\s*(?:@|\[at\]|\(at\))\s*[\p{L}\p{N}-]+\s*(?:\.|\[dot\])\s*\p{L}{2,}/giu
/** Eight digits or more, as numbers of telephones are written. Arabic-Indic digits count. */
const PHONE = /\+?[0-9٠-٩۰-۹](?:[\s().-]{0,2}[0-9٠-٩۰-۹]){7,14}/gu
/** A name at a messenger, said as such. */
const HANDLE =
  /(?:^|[\s(:])@[\p{L}\p{N}_.]{3,30}|\b(?:whats\s?app|telegram|insta(?:gram)?|snap(?:chat)?|discord|تيليجرام|واتساب|سناب)\s*[:=]\s*\S+/giu

/**
 * Everything in some words that a reviewer may want to look at, what weighs most first. Evidence only: nothing is decided by it, and
 * an innocent word may be among it.
 */
export function findWords(texts: readonly (WordPlace & { text: string })[]): WordFinding[] {
  const all = texts.flatMap(({ text, ...place }) => lookAt(text).map((finding) => ({ ...place, ...finding })))
  // Said twice in one place, it is shown once.
  const found = [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()]
  return found.toSorted((a, b) => WORD_KINDS.indexOf(a.kind) - WORD_KINDS.indexOf(b.kind))
}

type Found = Pick<WordFinding, 'kind' | 'found' | 'as'>

function lookAt(text: string): Found[] {
  const mails = all(text, MAIL, 'contact')
  // What is part of an address of mail is no link besides.
  const rest = mails.reduce((left, { found }) => left.replace(found, ' '), text)
  return [...mails, ...all(rest, LINK, 'link'), ...all(rest, PHONE, 'contact'), ...all(rest, HANDLE, 'contact'), ...inLists(text), ...disguised(text)] // prettier-ignore
}

function all(text: string, pattern: RegExp, kind: WordKind): Found[] {
  return [...text.matchAll(pattern)].map(([found]) => ({ kind, found: found.trim(), as: '' }))
}

/** What a list is compared by: letters as the eye reads them, so that `D1sney` and `Dіsnеу` are both found. */
const entries = new Map<string, { kind: WordKind; as: string; words: number }>()
for (const brand of BRANDS) entries.set(key(brand), { kind: 'brand', as: brand, words: words(brand).length })
for (const [language, slurs] of Object.entries(SLURS))
  for (const slur of slurs) entries.set(key(slur), { kind: 'slur', as: language, words: words(slur).length })
const MOST_WORDS = Math.max(...[...entries.values()].map((entry) => entry.words))

function inLists(text: string): Found[] {
  const said = words(text)
  return said.flatMap((_, start) => {
    for (let length = Math.min(MOST_WORDS, said.length - start); length > 0; length -= 1) {
      const part = said.slice(start, start + length)
      const entry = entries.get(key(part.join(' '))) ?? entries.get(key(part.join(' ').replace(/e?s$/i, '')))
      if (entry) return [{ kind: entry.kind, found: part.join(' '), as: entry.as }]
    }
    return []
  })
}

function key(text: string): string {
  return skeleton(text)
}

/** Words of a text; letters set apart (`d i s n e y`) are one. */
function words(text: string): string[] {
  const apart = text.replace(/(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s._-]){3,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu, (spelled) =>
    spelled.replace(/[\s._-]/g, ''),
  )
  const found = apart.match(/[\p{L}\p{N}\p{M}@$!|'’-]+/gu) ?? []
  return found
    .map((word) => word.replace(/^[^\p{L}\p{N}@$]+|[^\p{L}\p{N}\p{M}]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Words written to look like something else. */
function disguised(text: string): Found[] {
  return words(text).flatMap((word) =>
    mixesScripts(word) ? [{ kind: 'homograph' as const, found: word, as: skeleton(fold(word)) }] : [],
  )
}
