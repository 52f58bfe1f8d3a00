import { cleanLine, cleanText, graphemes } from '@/core/text'
import { readHandle, isReserved, mixesScripts, readsLikeStaff } from './handle'
import { badHandle, badLink, badName, borrowedName, handleTaken, longBio, manyLinks, mixedName } from './refusals'

export const NAME_MAX = 40
export const BIO_MAX = 300
export const LINKS_MAX = 5

/** A handle somebody wants, as it is kept. The one they have already is always theirs. */
export function requireHandle(typed: string, own: string): string {
  const handle = readHandle(typed)
  if (!handle) throw badHandle()
  if (handle !== own && isReserved(handle)) throw handleTaken(handle)
  return handle
}

/** A display name as it is kept: one line, nothing hidden in it, in letters of one script a word, nobody else's authority borrowed. Staff may say so. */
export function requireName(typed: string, isStaff: boolean): string {
  const name = cleanLine(typed)
  const length = graphemes(name)
  // A name of joiners and marks alone is nothing to see.
  if (length === 0 || length > NAME_MAX || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name)) throw badName()
  if (name.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => mixesScripts(word))) throw mixedName(name)
  if (!isStaff && readsLikeStaff(name)) throw borrowedName(name)
  return name
}

export function requireBio(typed: string): string {
  const bio = cleanText(typed)
  const length = graphemes(bio)
  if (length > BIO_MAX) throw longBio(length)
  return bio
}

/** Links, one a line. Only http and https, never a user name in front of the host; `example.com` is taken as https. */
export function requireLinks(typed: string): string[] {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => cleanLine(line))
    .filter(Boolean)
  if (lines.length > LINKS_MAX) throw manyLinks(lines.length)
  return lines.map((line) => {
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(line) ? line : `https://${line}`
    const url = URL.canParse(whole) ? new URL(whole) : undefined
    const isWeb = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && url.hostname.includes('.')
    if (!isWeb || whole.length > 200) throw badLink(line.slice(0, 80))
    return url.href
  })
}
