import { type Actor, requireUser } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { hashOfToken } from '@/infra/secret'
import { findPacks, type Pack } from '@/modules/catalog/find-pack'
import { grant } from '@/modules/library/grant'
import { ownsPack } from '@/modules/library/owns-pack'
import { claimGiftRow, findGiftRow, isGivenBack } from './db/gifts'
import { findOrderRow, lockOrder } from './db/orders'
import { type GiftWords } from './gift'
import * as refusals from './refusals'
import type { Order } from './order'

/** How it stands between a link and whoever opened it: `open` can be claimed. */
export type FoundGift =
  | { kind: 'gone' | 'expired' | 'claimed' | 'yours' }
  | ({ kind: 'waiting' | 'open' | 'owned' | 'own'; pack: Pack; mine: boolean } & GiftWords)

/** What a link of a gift leads to. For anyone who has it; who gave it is said only in the giver's own words. */
export async function findGift(actor: Actor, token: string, now = new Date()): Promise<FoundGift> {
  const gift = await findGiftRow(db, { tokenHash: hashOfToken(token) })
  const order = gift && (await findOrderRow(db, { id: gift.orderId }))
  if (!gift || !order || !isOpen(order) || (await isGivenBack(db, gift.lineId))) return { kind: 'gone' }
  const userId = actor.kind === 'user' ? actor.id : undefined
  if (gift.claimedBy) return { kind: gift.claimedBy === userId ? 'yours' : 'claimed' }
  if (gift.expiresAt <= now) return { kind: 'expired' }
  const pack = (await findPacks(db, [gift.packId])).get(gift.packId)
  if (!pack || pack.state === 'banned') return { kind: 'gone' }
  const { from, message } = gift
  const shown = { pack, from, message, mine: gift.giverId === userId }
  if (order.state === 'created') return { kind: 'waiting', ...shown }
  if (userId && pack.shares.some((share) => share.userId === userId)) return { kind: 'own', ...shown }
  if (userId && (await ownsPack(db, userId, pack.id))) return { kind: 'owned', ...shown }
  return { kind: 'open', ...shown }
}

/**
 * Claim a gift: the pack goes into the library of whoever is first, once. A link that was replaced, has run out, was claimed or
 * whose money went back gives nothing, and says which.
 * @throws Refusal `checkout.gift_gone` (404), `checkout.gift_claimed`, `checkout.gift_waits`, `checkout.gift_owned`,
 * `checkout.own_pack` (409)
 */
export async function claimGift(actor: Actor, token: string, now = new Date()): Promise<{ packId: string }> {
  const user = requireUser(actor)
  const tokenHash = hashOfToken(token)
  const found = await findGiftRow(db, { tokenHash })
  if (!found) throw refusals.giftGone()
  return inTransaction(async (tx) => {
    // Whoever gives the money back locks the order too: one of the two is first.
    const order = await lockOrder(tx, found.orderId)
    const gift = await findGiftRow(tx, { tokenHash })
    if (!gift || !order || !isOpen(order) || (await isGivenBack(tx, gift.lineId))) throw refusals.giftGone()
    if (gift.claimedBy === user.id) return { packId: gift.packId }
    if (gift.claimedBy) throw refusals.giftClaimed()
    if (gift.expiresAt <= now) throw refusals.giftGone()
    if (order.state === 'created') throw refusals.giftWaits()
    const pack = (await findPacks(tx, [gift.packId])).get(gift.packId)
    if (!pack || pack.state === 'banned') throw refusals.giftGone()
    if (pack.shares.some((share) => share.userId === user.id)) throw refusals.ownPack()
    if (!(await claimGiftRow(tx, tokenHash, user.id, now))) throw refusals.giftClaimed()
    const granted = await grant(tx, { userId: user.id, packId: gift.packId, source: 'gift', lineId: gift.lineId })
    // He keeps the one he has, and the link is still good for somebody else.
    if (!granted) throw refusals.giftOwned()
    return { packId: gift.packId }
  })
}

/** Whether there is, or may yet be, something to claim: an order that waits for money, or has it. */
function isOpen({ state }: Order): boolean {
  return state === 'created' || state === 'paid'
}
