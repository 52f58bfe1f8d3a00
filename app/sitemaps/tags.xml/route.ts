import { sitemapPart } from '@/app/_shell/sitemap'
import { listTags } from '@/modules/catalog/find-tags'

// Rendered when asked: it needs the database, and there is none at build time.
export const dynamic = 'force-dynamic'

/** A tag that fewer packs have leads to a page which says no more than theirs. */
const ENOUGH = 3
/** Each is written in every language, and a sitemap may hold 50,000. */
const MOST = 5_000

/** The tags that have packs enough for a shelf. */
export async function GET() {
  const tags = await listTags({ atLeast: ENOUGH, take: MOST })
  return sitemapPart([tags.map((tag) => `/tags/${encodeURIComponent(tag)}`)])
}
