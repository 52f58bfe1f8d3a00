import { db } from '@/infra/db'
import { countTags, findTagsIn } from './db/shelves'

/** The tags of these packs, the most frequent first. */
export async function findTagsOf(packIds: readonly string[]): Promise<string[]> {
  const counts = new Map<string, number>()
  for (const { tags } of await findTagsIn(db, packIds))
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([tag]) => tag)
}

/** So many of the newest packs say which tags are in use: a shop of a million is not read through for it. */
const NEWEST = 10_000

/** The tags that so many of the newest packs on sale have, the most frequent first. */
export async function listTags({ atLeast, take }: { atLeast: number; take: number }): Promise<string[]> {
  return (await countTags(db, { newest: NEWEST, atLeast, take })).map(({ tag }) => tag)
}
