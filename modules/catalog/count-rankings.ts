import { systemClock } from '@/core/clock'
import { inTransaction } from '@/infra/db'
import { purge } from '@/infra/purge'
import { countMostOwned, findRanked, lockRanking, replaceRanked } from './db/shelves'
import { countedIfJoinedBy, onSaleSince, POINTS_OF_BUYER, rankedSince, RANKINGS } from './ranking'

/** Of each ranking so many are kept: a page shows no more. */
const PLACES = 100

/**
 * Count every ranking anew (ranking.ts has the rule). By the clock: where a hundred thousand packs find an owner in a week, no page can
 * wait for the count. Pages that show one are rendered anew only when its order or its numbers changed.
 */
export async function countRankings(clock = systemClock): Promise<void> {
  const now = clock.now()
  for (const ranking of RANKINGS)
    await inTransaction(async (tx) => {
      await lockRanking(tx, ranking)
      const places = await countMostOwned(tx, {
        since: rankedSince(ranking, now),
        joinedBy: countedIfJoinedBy(now),
        onSaleSince: onSaleSince(ranking, now),
        pointsOfBuyer: POINTS_OF_BUYER,
        take: PLACES,
      })
      const before = await findRanked(tx, ranking, PLACES)
      if (JSON.stringify(before) === JSON.stringify(places)) return
      await replaceRanked(tx, ranking, places)
      await purge(tx, ['rankings'])
    })
}
