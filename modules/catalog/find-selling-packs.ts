import { db } from '@/infra/db'
import { findSellingIds } from './db/packs'

/** The packs of an artist that are on sale now. */
export function findSellingPacks(artistId: string): Promise<string[]> {
  return findSellingIds(db, artistId)
}
