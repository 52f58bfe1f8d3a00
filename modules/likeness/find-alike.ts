import type { Db } from '@/infra/db'
import { findPairs } from './db/looks'
import type { Likeness } from './likeness'

/** The masters that look like each of these, closest first. The same picture under the same hash is not among them. */
export async function findAlike(db: Db, hashes: readonly string[]): Promise<Map<string, Likeness[]>> {
  const asked = new Set(hashes)
  const alike = new Map<string, Likeness[]>()
  const add = (from: string, hash: string, { distance, mirrored }: Omit<Likeness, 'hash'>) => {
    if (asked.has(from)) alike.set(from, [...(alike.get(from) ?? []), { hash, distance, mirrored }])
  }
  for (const pair of await findPairs(db, hashes)) {
    add(pair.oneHash, pair.otherHash, pair)
    add(pair.otherHash, pair.oneHash, pair)
  }
  return alike
}
