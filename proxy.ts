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
  const scripts = scriptsOf(request)
  const policy = contentPolicy(scripts, { evalInDevelopment, styles: stylesOf(request, scripts) })
  // Next reads the nonce out of the request's header and puts it on every script of the page.
  request.headers.set('content-security-policy', policy)
  const response = findLanguage(request)
  response.headers.set('content-security-policy', policy)
  return response
}

/**
 * A page kept for all cannot carry a number used once: the front door sends it with the hashes of its scripts instead, and
 * navigation data runs none. An answer to a form and a draft are rendered for one visitor, so they carry one too.
 */
function scriptsOf(request: NextRequest): string {
  const forOne = request.method === 'POST' || request.cookies.has('__prerender_bypass')
  if (!isSharedPage(request.nextUrl.pathname) || forOne) return `'nonce-${crypto.randomUUID().replaceAll('-', '')}'`
  // In development there is no front door.
  return evalInDevelopment ? "'unsafe-inline'" : ''
}

/** Those that carry the page's number. In development the framework brings its own; a letter in the mailbox is shown with its own. */
function stylesOf(request: NextRequest, scripts: string): string {
  if (evalInDevelopment || request.nextUrl.pathname.endsWith('/dev/mail')) return "'unsafe-inline'"
  return scripts
}

export const config = {
  matcher: ['/((?!api|media|_next|_vercel|.*\\..*).*)'],
}
