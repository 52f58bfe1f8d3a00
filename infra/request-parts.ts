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
