import type { Db } from '@/infra/db'
import { findWaitingRows, type WaitingUse } from './db/stickers'

export type { WaitingUse }

/** Where these masters wait for a reviewer: two who send the same art in the same hour are seen beside each other. */
export function findWaitingUses(db: Db, masterHashes: readonly string[]): Promise<WaitingUse[]> {
  return findWaitingRows(db, masterHashes)
}
