import { db } from '@/infra/db'
import { findSimilarIds } from './db/similar'
import { findShelfPacks } from './find-shelf-packs'
import type { ShelfPack } from './shelf-pack'

/** The packs most like this one, as far as they are on sale, the most alike first. */
export async function listSimilar(packId: string, take = 5): Promise<ShelfPack[]> {
  return (await findShelfPacks(await findSimilarIds(db, packId, 12))).slice(0, take)
}
