import type { Db } from '@/infra/db'
import { findCollaborators, findSharedPackIds } from './db/collaborators'

/** Everybody with a part in a pack, the artist first, whatever they answered. */
export async function findPeopleOfPack(db: Db, packId: string): Promise<string[]> {
  return (await findCollaborators(db, packId)).map((person) => person.userId)
}

/** Which of these packs somebody drew or shares in. */
export async function findSharedPacks(db: Db, userId: string, packIds: readonly string[]): Promise<Set<string>> {
  return new Set(await findSharedPackIds(db, userId, packIds))
}
