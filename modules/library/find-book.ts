import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { sign } from '@/infra/secret'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import type { Book } from './book'
import { countLive } from './db/entitlements'
import { findFavouriteRows } from './db/favourites'
import { findOwnPacks } from './find-own-packs'

/** More than this many packs, those got last, no device keeps. */
const MOST_PACKS = 200

/** What somebody's device keeps of their library: what they own at this moment, and may use. */
export async function findBook(actor: Actor): Promise<Book> {
  const user = requireUser(actor)
  const [own, all, favourites] = await Promise.all([
    findOwnPacks(user.id, MOST_PACKS),
    countLive(db, user.id),
    findFavouriteRows(db, user.id),
  ])
  const people = await findProfiles(own.flatMap(({ pack }) => pack.shares.map(({ userId }) => userId)))
  const packs = own.map(({ pack, stickers }) => ({
    id: pack.id,
    title: pack.title,
    artists: pack.shares.flatMap(({ userId }) => people.get(userId)?.displayName ?? []),
    stickers: stickers.map(({ id, artKey: art, kind, emoji, alt, tags, extras }) => {
      const { sound, effect } = extrasOf(extras)
      return {
        id,
        art,
        kind,
        emoji,
        alt,
        tags,
        sound: sound?.key,
        effect: effect && { key: effect.key, ms: effect.ms },
      }
    }),
  }))
  const here = new Set(packs.flatMap(({ stickers }) => stickers.map(({ art }) => art)))
  return {
    owner: sign('library book', user.id).slice(0, 16),
    packs,
    rest: Math.max(0, all - MOST_PACKS),
    favourites: favourites.map(({ artKey }) => artKey).filter((art) => here.has(art)),
  }
}
