import type { Db } from '@/infra/db'
import { countUnderReview } from './db/versions'

/** Whether a version of this artist's waits for a reviewer or is with one. */
export async function hasUnderReview(db: Db, artistId: string): Promise<boolean> {
  return (await countUnderReview(db, artistId)) > 0
}
