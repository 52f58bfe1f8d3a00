/** Letters of Greek, Cyrillic, Arabic and Devanagari, first and last. */
const BLOCKS = [
  [0x370, 0x3cf],
  [0x400, 0x47f],
  [0x600, 0x6ff],
  [0x900, 0x97f],
] as const

/**
 * A folded text in ASCII letters and digits, for PostgreSQL's trigrams: which letters those know depends on the locale the
 * database was made with, and under `C` Arabic has none. Every other letter becomes a capital, which no folded text has, and what
 * follows it: equal texts stay equal, similar ones similar, and a part of a text a part. The capital is what most tells letters of one
 * script apart, and most letters are two signs: so three signs in a row are of two letters, and few texts have the same three.
 * Nothing is missed by it, and one thing is found too often: a part that begins with a Latin letter or a number, where a letter of
 * another script with that second sign stands right before the rest.
 */
export function spell(folded: string): string {
  return Array.from(folded, (letter) => {
    if (/[a-z0-9]/.test(letter)) return letter
    return /[\p{L}\p{N}]/u.test(letter) ? signsOf(letter.codePointAt(0) ?? 0) : ' '
  })
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

function signsOf(code: number): string {
  let before = 0
  for (const [first, last] of BLOCKS) {
    if (code >= first && code <= last) return signs(before + code - first, '')
    before += last - first + 1
  }
  // No letter of the blocks has a z.
  return signs(code, 'z')
}

function signs(number: number, mark: string): string {
  return `${String.fromCodePoint(65 + (number % 26))}${mark}${Math.floor(number / 26).toString(36)}`
}
