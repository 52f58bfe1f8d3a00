import { db } from '@/infra/db'
import { findRanked, findShelfRows } from './db/shelves'
import type { Ranking } from './ranking'
import type { ShelfPack } from './shelf-pack'
import { toShelfPacks } from './to-shelf-packs'

export type RankedPack = ShelfPack & { newOwners: number }

/**
 * The first packs of a ranking, best first, as they were last counted (count-rankings.ts) and without those off sale since. Empty when
 * nobody became an owner of anything yet.
 */
export async function listRanking(ranking: Ranking, take = 20): Promise<RankedPack[]> {
  const places = await findRanked(db, ranking, take)
  const packs = await toShelfPacks(
    await findShelfRows(
      db,
      places.map(({ packId }) => packId),
    ),
  )
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  return places.flatMap(({ packId, newOwners }) => {
    const pack = byId.get(packId)
    return pack && pack.rating !== 'adult' ? [{ ...pack, newOwners }] : []
  })
}
