import { randomBytes } from 'node:crypto'

/** So that a token found lying about says whose door it opens; secret scanners look for such a beginning. */
const BEGINS = 'mulsaq_lib_'

/** A new token, 256 bits of chance. Shown to its owner once; kept as a hash, no slow one: there is nothing to guess. */
export function newToken(): string {
  return BEGINS + randomBytes(32).toString('base64url')
}

/** Its last letters: enough for its owner to know it by, and nobody to use it. */
export function hintOf(token: string): string {
  return token.slice(-4)
}

export function looksLikeToken(text: string): boolean {
  return text.startsWith(BEGINS) && text.length === BEGINS.length + 43
}
