import type { Db } from '@/infra/db'
import { findUseRows, type MasterUse } from './db/versions'

export type { MasterUse }

/** Where these masters were put on sale: every pack that was ever approved, stopped and banned ones too. One line a pack and master. */
export function findUses(db: Db, masterHashes: readonly string[]): Promise<MasterUse[]> {
  return findUseRows(db, masterHashes)
}
