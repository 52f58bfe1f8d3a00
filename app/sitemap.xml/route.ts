import { sitemapIndex } from '@/app/_shell/sitemap'
import { type AddressKind, listParts } from '@/modules/catalog/list-addresses'

// Rendered when asked: it needs the database, and there is none at build time.
export const dynamic = 'force-dynamic'

/** Where search engines begin: the parts of the map. */
export async function GET() {
  const parts = async (kind: AddressKind) => (await listParts(kind)).map((from) => `/sitemaps/${kind}/${from}.xml`)
  return sitemapIndex(['/sitemaps/pages.xml', ...(await parts('packs')), ...(await parts('artists'))])
}
