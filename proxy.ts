import createMiddleware from 'next-intl/middleware'
import { routing } from './i18n/routing'

// Only finds the language of an address. It decides nothing about who may see what: every page, action and route does that itself.
export default createMiddleware(routing)

export const config = {
  matcher: ['/((?!api|media|_next|_vercel|.*\\..*).*)'],
}
