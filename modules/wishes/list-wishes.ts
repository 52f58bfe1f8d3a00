import { type Actor, requireUser } from '@/core/actor'
import { type Money, money } from '@/core/money'
import { db } from '@/infra/db'
import { findPacks } from '@/modules/catalog/find-pack'
import { findShelfPacks } from '@/modules/catalog/find-shelf-packs'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { findOwnedSince } from '@/modules/library/find-owned-since'
import { findWishes } from './db/wishes'

export type WishedPack =
  | {
      kind: 'here'
      pack: ShelfPack
      since: Date
      /** What it cost when it was wished for, when that is not what it costs now. */
      before: Money | undefined
      cheaper: boolean
      owned: boolean
    }
  | { kind: 'gone'; packId: string; title: string }

/** What somebody wishes for, the latest first: what changed in price since, what they own by now, what is not sold any more. */
export async function listWishes(actor: Actor): Promise<WishedPack[]> {
  const { id } = requireUser(actor)
  const wishes = await findWishes(db, id)
  const ids = wishes.map(({ packId }) => packId)
  const here = new Map((await findShelfPacks(ids)).map((pack) => [pack.id, pack]))
  const known = await findPacks(
    db,
    ids.filter((packId) => !here.has(packId)),
  )
  const owned = await findOwnedSince(db, id, ids)
  return wishes.map(({ packId, priceMinor, currency, createdAt }) => {
    const pack = here.get(packId)
    if (!pack) return { kind: 'gone', packId, title: known.get(packId)?.title ?? '' }
    const changed = pack.price.minor !== priceMinor || pack.price.currency !== currency
    return {
      kind: 'here',
      pack,
      since: createdAt,
      before: changed ? money(priceMinor, currency) : undefined,
      cheaper: pack.price.currency === currency && pack.price.minor < priceMinor,
      owned: owned.has(packId),
    }
  })
}

/** The ids of what somebody wishes for: for the hearts of pages that are the same for all. */
export async function findWishIds(userId: string): Promise<string[]> {
  return (await findWishes(db, userId)).map(({ packId }) => packId)
}
