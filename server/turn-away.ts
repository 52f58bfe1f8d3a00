import type { IncomingMessage } from 'node:http'

// What is answered before anybody reads it.

/** The most a form or an action may weigh: Next's own bound, said before a byte is taken. Uploads have doors of their own under /api. */
const FORM_BYTES = 1_048_576

/** Why a request is turned away at the door, as status and words; undefined when it may come in. */
export function turnAway(
  request: IncomingMessage,
  origin: string,
): [status: 400 | 403 | 413, words: string] | undefined {
  if (!isReadable(request.url ?? '/')) return [400, 'unreadable address']
  if (isFromAnotherSite(request, origin)) return [403, 'cross-site']
  const isForm = request.method === 'POST' && !request.url?.startsWith('/api/')
  if (isForm && Number(request.headers['content-length'] ?? 0) > FORM_BYTES) return [413, 'too large']
  return undefined
}

/** A path that is no UTF-8, or with a zero in it, names nothing: further in, what reads it would break on it. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0')
  } catch {
    return false
  }
}

/** Apple answers a sign-in with a form from its own site; that door takes nothing from it but a question it repeats by GET. */
const FROM_ELSEWHERE = new Set(['/api/auth/callback/apple'])

/**
 * Whether a page of another site made a browser send this: a form, an action, an upload. By the browser's own word, or by the
 * older Origin header. Servers that call us (processors, messengers) send neither, and show who they are by a signature.
 * @param origin Our own, where PUBLIC_URL names it: a proxy may have changed the Host.
 */
function isFromAnotherSite({ method, url, headers }: IncomingMessage, origin: string): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  if (FROM_ELSEWHERE.has(url?.split('?')[0] ?? '')) return false
  const site = headers['sec-fetch-site']
  if (site) return site !== 'same-origin' && site !== 'none'
  const from = headers.origin
  if (from === undefined) return false
  if (!URL.canParse(from)) return true
  return from !== origin && new URL(from).host !== headers.host
}
