import type { MetadataRoute } from 'next'
import { localHref, locales } from '@/i18n/routing'
import { env } from '@/infra/env'
import { CATEGORIES } from '@/modules/catalog/categories'
import { listArtists } from '@/modules/catalog/list-artists'
import { listPacks } from '@/modules/catalog/list-packs'
import type { PageOf } from '@/modules/catalog/shelf-pack'

// Asked for rarely and by few: rendered when asked, so that it never goes stale and needs no database at build time.
export const dynamic = 'force-dynamic'

/** A sitemap may hold 50,000 addresses; beyond this many packs, the shelves lead on. */
const MOST = 5000

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const packs = await all((after) => listPacks({ after, take: 60 }))
  const artists = await all((after) => listArtists({ after, take: 60 }))
  const paths = [
    '/',
    '/new',
    '/rankings',
    '/artists',
    '/free',
    '/figures',
    '/transparency',
    ...CATEGORIES.map((category) => `/categories/${category}`),
    ...packs.map(({ slug }) => `/packs/${encodeURIComponent(slug)}`),
    ...artists.map(({ handle }) => `/artists/${handle}`),
  ]
  return paths.map((path) => ({
    url: env.origin + path,
    alternates: {
      languages: Object.fromEntries(locales.map((locale) => [locale, env.origin + localHref(locale, path)])),
    },
  }))
}

async function all<T>(page: (after: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const rows: T[] = []
  let after: string | undefined
  do {
    const found = await page(after)
    rows.push(...found.rows)
    after = found.next
  } while (after && rows.length < MOST)
  return rows
}
