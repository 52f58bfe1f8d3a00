import type { Db } from '@/infra/db'
import { deleteLooks } from './db/looks'

/** What these masters look like, and their pairs: they are gone themselves. */
export function forgetLooks(db: Db, masterHashes: readonly string[]): Promise<void> {
  return deleteLooks(db, masterHashes)
}
