import { db } from '@/infra/db'
import { findTagsIn } from './db/shelves'

/** The tags of these packs, the most frequent first. */
export async function findTagsOf(packIds: readonly string[]): Promise<string[]> {
  const counts = new Map<string, number>()
  for (const { tags } of await findTagsIn(db, packIds))
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([tag]) => tag)
}
