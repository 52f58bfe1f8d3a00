import { type Actor, requireUser } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findArtist } from '@/modules/catalog/find-artist'
import { deleteFollow, findFollows, insertFollow } from './db/follows'
import { noSuchArtist, tooMany, yourself } from './refusals'

/** All of them travel with every page of the person's, as ids. */
const MOST = 300

/** Hear of an artist's new packs: on the news page, and by mail at most once a week. Whoever has a pack on sale can be followed. */
export async function followArtist(actor: Actor, artistId: string): Promise<void> {
  const { id: userId } = requireUser(actor)
  if (artistId === userId) throw yourself()
  const profile = (await findProfiles([artistId])).get(artistId)
  // By the handle: a banned or closed account is nobody's artist.
  if (!profile || !(await findArtist(profile.handle))) throw noSuchArtist()
  await inTransaction(async (tx) => {
    await insertFollow(tx, userId, artistId)
    if ((await findFollows(tx, userId)).length > MOST) throw tooMany(MOST)
  })
}

export async function unfollowArtist(actor: Actor, artistId: string): Promise<void> {
  await deleteFollow(db, requireUser(actor).id, artistId)
}
