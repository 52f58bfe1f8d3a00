import type { Db } from '@/infra/db'
import { countByState } from './db/packs'

export interface PackCounts {
  onSale: number
  /** Taken down now. */
  banned: number
}

/** How many packs of each of these people are on sale, and how many taken down; who has neither is not in it. */
export async function countPacksOf(db: Db, artistIds: readonly string[]): Promise<Map<string, PackCounts>> {
  const counts = new Map<string, PackCounts>()
  for (const { artistId, state, _count } of await countByState(db, artistIds)) {
    if (state !== 'on_sale' && state !== 'banned') continue
    const its = counts.get(artistId) ?? { onSale: 0, banned: 0 }
    counts.set(artistId, state === 'banned' ? { ...its, banned: _count } : { ...its, onSale: _count })
  }
  return counts
}

/** Whether a pack of theirs was approved and is not taken down: on sale, or stopped by themselves. */
export async function hasApprovedPack(db: Db, artistId: string): Promise<boolean> {
  return (await countByState(db, [artistId])).some(({ state }) => state === 'on_sale' || state === 'stopped')
}
