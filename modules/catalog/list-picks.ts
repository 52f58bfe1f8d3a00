import { db } from '@/infra/db'
import { findPicked } from './db/shelves'
import type { ShelfPack } from './shelf-pack'
import { toShelfPacks } from './to-shelf-packs'

/** The editors' shelf: what was put there last stands first. */
export async function listPicks(take: number): Promise<ShelfPack[]> {
  return toShelfPacks(await findPicked(db, Math.min(60, take)))
}
