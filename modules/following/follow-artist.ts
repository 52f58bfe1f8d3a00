import { type Actor, requireUser } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { db, inTransaction } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findArtist } from '@/modules/catalog/find-artist'
import { deleteFollow, findFollows, insertFollow } from './db/follows'
import { noSuchArtist, tooMany, yourself } from './refusals'

/** All of them travel with every page of the person's, as ids. */
const MOST = 300

/** Hear of an artist's new packs: on the news page, and by mail at most once a week. Whoever has a pack on sale can be followed. */
export async function followArtist(actor: Actor, artistId: string): Promise<void> {
  await follow(requireUser(actor).id, artistId)
}

/** A visitor signed in: he follows whom he wanted to follow before, if he can. */
export async function joinFollow(userId: string, artistId: string): Promise<void> {
  await follow(userId, artistId).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

async function follow(userId: string, artistId: string): Promise<void> {
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
