import { sitemapPart } from '@/app/_shell/sitemap'
import { CATEGORIES } from '@/modules/catalog/categories'

// The address of the shop is known only to the server that runs.
export const dynamic = 'force-dynamic'

const PAGES = ['/', '/search', '/new', '/rankings', '/artists', '/free', '/figures', '/transparency']

/** The pages that every shop has. */
export function GET() {
  return sitemapPart([[...PAGES, ...CATEGORIES.map((category) => `/categories/${category}`)]])
}
