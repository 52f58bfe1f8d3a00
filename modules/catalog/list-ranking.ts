import { systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { findMostOwned, findShelfRows } from './db/shelves'
import { countedIfJoinedBy, onSaleSince, POINTS_OF_BUYER, rankedSince, type Ranking } from './ranking'
import type { ShelfPack } from './shelf-pack'
import { toShelfPacks } from './to-shelf-packs'

export type RankedPack = ShelfPack & { newOwners: number }

/** The first packs of a ranking (ranking.ts says how it is made), best first. Empty when nobody became an owner of anything yet. */
export async function listRanking(ranking: Ranking, take = 20, clock = systemClock): Promise<RankedPack[]> {
  const now = clock.now()
  const places = await findMostOwned(db, {
    since: rankedSince(ranking, now),
    joinedBy: countedIfJoinedBy(now),
    onSaleSince: onSaleSince(ranking, now),
    pointsOfBuyer: POINTS_OF_BUYER,
    take: Math.min(100, take),
  })
  const packs = await toShelfPacks(
    await findShelfRows(
      db,
      places.map(({ packId }) => packId),
    ),
  )
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  return places.flatMap(({ packId, newOwners }) => {
    const pack = byId.get(packId)
    return pack ? [{ ...pack, newOwners }] : []
  })
}
