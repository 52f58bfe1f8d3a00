import { db } from '@/infra/db'
import { findFreshRows } from './db/shelves'

/** A pack that came to the shop lately, and whose hands are in it, the first artist first. */
export interface FreshPack {
  packId: string
  title: string
  onSaleAt: Date
  artistIds: string[]
}

/** More new packs than this in a week are not told of one by one. */
const MOST = 20_000

/** Packs whose first day on sale is after `since`, newest first; not those for adults. */
export async function listFreshPacks(since: Date): Promise<FreshPack[]> {
  const rows = await findFreshRows(db, since, MOST)
  return rows.flatMap(({ id, title, onSaleAt, shares }) =>
    onSaleAt ? [{ packId: id, title, onSaleAt, artistIds: shares.map(({ userId }) => userId) }] : [],
  )
}
