import type { Db } from './db'

/**
 * Pages are rendered once and kept; a change says which of them it touches. The notice travels with the caller's
 * transaction, so a page is never rendered anew from what was then rolled back. Every web process listens (server/page-purge.ts).
 * Tags: `home`, `pack:<id>`, `slug:<slug>`, `artist:<id>`, `handle:<handle>`, `category:<slug>`, `tag:<tag>`, `rankings`, `figures`, `transparency`.
 */
export async function purge(db: Db, tags: readonly string[]): Promise<void> {
  for (const notice of inNotices(tags)) await db.$executeRaw`SELECT pg_notify('purge', ${JSON.stringify(notice)})`
}

/** A notice holds less than 8,000 bytes. */
const MOST_BYTES = 7_500

function inNotices(tags: readonly string[]): string[][] {
  const notices: string[][] = []
  let room = 0
  for (const tag of tags) {
    // With its quotes and its comma.
    const bytes = Buffer.byteLength(JSON.stringify(tag)) + 1
    if (bytes > room) {
      notices.push([])
      room = MOST_BYTES
    }
    notices.at(-1)?.push(tag)
    room -= bytes
  }
  return notices
}
