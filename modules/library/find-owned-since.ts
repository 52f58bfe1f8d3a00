import type { Db } from '@/infra/db'
import { findLiveAmong } from './db/entitlements'

/** Which of these packs a person owns now, and since when. */
export async function findOwnedSince(db: Db, userId: string, packIds: readonly string[]): Promise<Map<string, Date>> {
  if (packIds.length === 0) return new Map()
  const rows = await findLiveAmong(db, userId, packIds)
  return new Map(rows.map(({ packId, grantedAt }) => [packId, grantedAt]))
}
