import type { Db } from './db'

/**
 * Pages are rendered once and kept; a change says which of them it touches. The notice travels with the caller's
 * transaction, so a page is never rendered anew from what was then rolled back. Every web process listens (server/page-purge.ts).
 * Tags: `home`, `pack:<id>`, `slug:<slug>`, `artist:<id>`, `category:<slug>`, `tag:<tag>`, `rankings`, `figures`, `transparency`.
 */
export async function purge(db: Db, tags: readonly string[]): Promise<void> {
  // A notice holds less than 8,000 bytes.
  for (let index = 0; index < tags.length; index += 50) {
    await db.$executeRaw`SELECT pg_notify('purge', ${JSON.stringify(tags.slice(index, index + 50))})`
  }
}
