import type { Db } from '@/infra/db'
import { findWaitingRows } from './db/stickers'

/** A sticker that was sent for review and is not decided on. */
export interface WaitingUse {
  masterHash: string
  artKey: string
  /** Counted from 0. */
  position: number
  packId: string
  title: string
  artistId: string
  submittedAt: Date | null
}

/** Where these masters wait for a reviewer: two who send the same art in the same hour are seen beside each other. */
export async function findWaitingUses(db: Db, masterHashes: readonly string[]): Promise<WaitingUse[]> {
  return (await findWaitingRows(db, masterHashes)).map(({ masterHash, master, position, version }) => ({
    masterHash,
    artKey: master.artKey,
    position,
    ...version,
  }))
}
