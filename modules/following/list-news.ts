import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { listPacks } from '@/modules/catalog/list-packs'
import type { PageOf, ShelfPack } from '@/modules/catalog/shelf-pack'
import { countFollows, findFollows, wantsMail } from './db/follows'

/** The newest packs of the artists somebody follows, who those are, and whether mail comes. */
export async function listNews(
  actor: Actor,
  after?: string,
): Promise<{ artists: Profile[]; packs: PageOf<ShelfPack>; byMail: boolean }> {
  const { id } = requireUser(actor)
  const ids = await findFollowedIds(id)
  const people = await findProfiles(ids)
  const packs = ids.length > 0 ? await listPacks({ artistIds: ids, after }) : { rows: [], next: undefined }
  return { artists: ids.flatMap((one) => people.get(one) ?? []), packs, byMail: await wantsMail(db, id) }
}

/** The ids of whom somebody follows: for the buttons of pages that are the same for all. */
export async function findFollowedIds(userId: string): Promise<string[]> {
  return (await findFollows(db, userId)).map(({ artistId }) => artistId)
}

/** How many follow an artist. */
export function countFollowers(artistId: string): Promise<number> {
  return countFollows(db, artistId)
}
