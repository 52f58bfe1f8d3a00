import type { NextRequest } from 'next/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from './i18n/routing'
import { contentPolicy } from './server/content-policy'
import { isSharedPage } from './server/shared-pages'

const findLanguage = createMiddleware(routing)
const evalInDevelopment = process.env.NODE_ENV === 'development'

/**
 * Finds the language of an address and names the scripts its page may run. It decides nothing about who may see what:
 * every page, action and route does that itself.
 */
export default function proxy(request: NextRequest) {
  // A page kept for all cannot carry a number used once: the front door sends it with the hashes of its scripts instead.
  // What comes past the door uncached (navigation data, a draft) gets the looser policy of the last resort.
  const policy = isSharedPage(request.nextUrl.pathname)
    ? contentPolicy("'unsafe-inline'", { evalInDevelopment })
    : contentPolicy(`'nonce-${crypto.randomUUID().replaceAll('-', '')}'`, { evalInDevelopment })
  // Next reads the nonce out of the request's header and puts it on every script of the page.
  request.headers.set('content-security-policy', policy)
  const response = findLanguage(request)
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: ['/((?!api|media|_next|_vercel|.*\\..*).*)'],
}
