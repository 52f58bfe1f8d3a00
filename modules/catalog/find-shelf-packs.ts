import { db } from '@/infra/db'
import { findShelfRows } from './db/shelves'
import type { ShelfPack } from './shelf-pack'
import { toShelfPacks } from './to-shelf-packs'

/** Cards for these packs, in this order. Those no longer on sale are left out, whoever still knows their ids. */
export async function findShelfPacks(ids: readonly string[]): Promise<ShelfPack[]> {
  const packs = await toShelfPacks(await findShelfRows(db, ids))
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
