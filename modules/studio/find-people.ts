import type { Db } from '@/infra/db'
import { findSharedPackIds } from './db/collaborators'

/** Which of these packs somebody drew or was asked to share in, whatever they answered. */
export async function findSharedPacks(db: Db, userId: string, packIds: readonly string[]): Promise<Set<string>> {
  return new Set(await findSharedPackIds(db, userId, packIds))
}
