import type { Db } from '@/infra/db'
import { findLooks, findNear, insertPairs } from './db/looks'
import type { Likeness } from './likeness'

/** A bound for memory only: nobody sends that many pictures to push another one out of it. */
export const NEAR_MOST = 100_000

/** All masters that look like a kept one, closest first: drafts and what was withdrawn too. Which of them count is for the caller to say. */
export async function findNearMasters(db: Db, masterHash: string): Promise<Likeness[]> {
  return findNear(db, await findLooks(db, masterHash), NEAR_MOST)
}

/** Keep that these masters look like that one, so that `findAlike` tells it. Pairs that are known stay as they are. */
export function keepPairs(db: Db, masterHash: string, likenesses: readonly Likeness[]): Promise<void> {
  return insertPairs(db, masterHash, likenesses)
}
