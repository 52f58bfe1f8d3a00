import type { Db } from '@/infra/db'
import { findPackIds } from './db/packs'

/** Every pack of an artist, in whatever state. */
export function findPackIdsOf(db: Db, artistId: string): Promise<string[]> {
  return findPackIds(db, artistId)
}
