import { env } from './env'

// Small readings of a request, for doors that work on plain Request and Response.

/** A form of ours, by the browser's own word; the older Origin header where it does not say (plain http on a network). */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = request.headers.get('origin') ?? ''
  if (!URL.canParse(origin)) return false
  return origin === env.origin || new URL(origin).host === request.headers.get('host')
}

/**
 * The origin a browser signs a passkey's answer for: with PUBLIC_URL that one, without it whichever of our names it came by
 * (server/our-host.ts has seen to it that it is ours).
 */
export function originOf(request: Request): string {
  const given = request.headers.get('origin') ?? ''
  const known = URL.canParse(given) && new URL(given).host === request.headers.get('host')
  return known && env.PUBLIC_URL === undefined ? new URL(given).origin : env.origin
}

/** A form's value that is text; a file or nothing is ''. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export function cookiesOf(request: Request): Map<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.map(([name = '', ...value]) => [name, safeDecode(value.join('='))]))
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** On to another address by GET, kept by no cache. */
export function redirectTo(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
