import type { Db } from '@/infra/db'
import { countStrikeRows } from './db/strikes'

export interface StrikeCounts {
  /** In force. */
  now: number
  /** Those that are over too; none that was taken back. */
  ever: number
}

/** Strikes of each of these people; who has none is not in it. */
export async function countStrikes(db: Db, userIds: readonly string[], at: Date): Promise<Map<string, StrikeCounts>> {
  const rows = await countStrikeRows(db, userIds, at)
  return new Map(rows.map(({ userId, ...counts }) => [userId, counts]))
}
