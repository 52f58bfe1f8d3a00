import type { MetadataRoute } from 'next'
import { localHref, locales } from '@/i18n/routing'
import { env } from '@/infra/env'

// The address of the sitemap is known only to the server that runs.
export const dynamic = 'force-dynamic'

/** What is the same for all may be read by all; one's own rooms and endless searches are nothing to index. */
export default function robots(): MetadataRoute.Robots {
  const rooms = ['/api/', '/account', '/library', '/orders', '/studio', '/desk', '/sign-in', '/search?', '/pay', '/dev']
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: rooms.flatMap((path) => (path === '/api/' ? [path] : locales.map((locale) => localHref(locale, path)))),
    },
    sitemap: `${env.origin}/sitemap.xml`,
  }
}
