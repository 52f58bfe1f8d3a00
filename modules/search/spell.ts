/**
 * A folded text in ASCII letters and digits, for PostgreSQL's trigrams: which letters those know depends on the locale the
 * database was made with, and under `C` Arabic has none. Every other letter becomes the base 36 of its code point, so equal
 * texts stay equal, similar ones similar, and a part of a text a part.
 */
export function spell(folded: string): string {
  return Array.from(folded, (letter) => {
    if (/[a-z0-9]/.test(letter)) return letter
    return /[\p{L}\p{N}]/u.test(letter) ? (letter.codePointAt(0) ?? 0).toString(36) : ' '
  })
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}
