import { sitemapIndex } from '@/app/_shell/sitemap'
import { keptRead } from '@/infra/page-cache'
import { type AddressKind, listParts } from '@/modules/catalog/list-addresses'

// Rendered when asked: it needs the database, and there is none at build time.
export const dynamic = 'force-dynamic'

/** Numbered once an hour, for that reads every pack: what comes on sale meanwhile has the highest id, and stands in the last part. */
const parts = keptRead(
  'sitemap-parts',
  async (kind: AddressKind) => (await listParts(kind)).map((from) => `/sitemaps/${kind}/${from}.xml`),
  () => [],
)

/** Where search engines begin: the parts of the map. */
export async function GET() {
  return sitemapIndex([
    '/sitemaps/pages.xml',
    '/sitemaps/tags.xml',
    ...(await parts('packs')),
    ...(await parts('artists')),
  ])
}
