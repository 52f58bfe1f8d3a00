import type { Db } from '@/infra/db'
import { findLive } from './db/entitlements'

/** Whether this person owns this pack now, for whatever reason. */
export async function ownsPack(db: Db, userId: string, packId: string): Promise<boolean> {
  return (await findLive(db, userId, packId)) !== undefined
}
