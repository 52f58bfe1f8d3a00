/**
 * Characters that reorder or hide text around them: a name with one can pretend to be another, or break a line of ours.
 * What is no character at all (half of one, U+FFFF) goes with them: XML has no place for it.
 * The joiners stay (Persian and emoji families need them), and so do the tags that make a flag of 🏴.
 */
const INVISIBLE =
  /(?![\u200c\u200d])(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\p{Cc}\p{Cf}\p{Cs}\p{NChar}]|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu

/** One line of text as a person meant it: NFC, no control or direction characters, white space folded and trimmed. */
export function cleanLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim()
}

/** Several lines as meant: like `cleanLine`, but line breaks stay (at most two in a row). */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => cleanLine(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How many characters a reader sees: an emoji family or a letter with marks is one. */
export function graphemes(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

/** The longest beginning of a text that fits `maxUnits` UTF-16 units and cuts no character in two, emoji families included. */
export function clip(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text
  let end = 0
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.length > maxUnits) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** The emoji in a text, in order, each once. Text around them is dropped. */
export function emojiIn(text: string): string[] {
  const found = new Set<string>()
  for (const { segment } of segmenter.segment(text)) {
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|^[#*0-9]\ufe0f?\u20e3$/u.test(segment)) found.add(segment)
  }
  return [...found]
}

/** An emoji as it is compared: without skin tone and without the mark that asks for a coloured picture. */
export function plainEmoji(emoji: string): string {
  return emoji.replace(/\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu, '')
}

/**
 * Text as search sees it: lower case, no accents; Arabic without diacritics and tatweel, alef, ya and ta marbuta
 * forms folded to one, Persian ya and kaf to Arabic. "إيموجي" and "ايموجي" must find each other.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/[\u0649\u06cc]/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
    .replace(/\u06a9/g, '\u0643')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A title as part of an address: Latin letters, digits and Arabic letters kept, the rest hyphens. May be empty. */
export function slugify(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

/** Somebody's words or an amount within a line of ours, which must not turn it: FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}

/** What is filled into a line of ours, each text isolated. Not for what only chooses between wordings: isolated it matches none. */
export function isolateAll(values: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolate(value) : value]),
  )
}
