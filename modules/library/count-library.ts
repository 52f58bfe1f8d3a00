import type { Db } from '@/infra/db'
import { countLive } from './db/entitlements'

/** How many packs a person owns. */
export function countLibrary(db: Db, userId: string): Promise<number> {
  return countLive(db, userId)
}
