import { db } from '@/infra/db'
import { readCursor, writeCursor } from './cursor'
import { findShelf, type ShelfFilter } from './db/shelves'
import type { PageOf, ShelfPack } from './shelf-pack'
import { toShelfPacks } from './to-shelf-packs'

export type { ShelfFilter } from './db/shelves'

/** A shelf of the shop, newest first: of a category, a tag, an artist, the free ones, or all. A page has 1 to 60 packs. */
export async function listPacks({
  after,
  take = 24,
  ...filter
}: ShelfFilter & { after?: string | undefined; take?: number } = {}): Promise<PageOf<ShelfPack>> {
  const size = Math.min(60, Math.max(1, take))
  const rows = await findShelf(db, filter, { after: readCursor(after), take: size + 1 })
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size && last?.onSaleAt
  return {
    rows: await toShelfPacks(shown),
    next: more ? writeCursor({ key: more.getTime(), id: last.id }) : undefined,
  }
}
