import { db } from '@/infra/db'
import { findRanked } from './db/shelves'
import { findShelfPacks } from './find-shelf-packs'
import type { Ranking } from './ranking'
import type { ShelfPack } from './shelf-pack'

export type RankedPack = ShelfPack & { newOwners: number }

/**
 * The first packs of a ranking, best first, as they were last counted (count-rankings.ts) and without those off sale since. Empty when
 * nobody became an owner of anything yet.
 */
export async function listRanking(ranking: Ranking, take = 20): Promise<RankedPack[]> {
  const places = await findRanked(db, ranking, take)
  const newOwners = new Map(places.map((place) => [place.packId, place.newOwners]))
  const packs = await findShelfPacks([...newOwners.keys()])
  return packs.flatMap((pack) => (pack.rating === 'adult' ? [] : [{ ...pack, newOwners: newOwners.get(pack.id) ?? 0 }]))
}
