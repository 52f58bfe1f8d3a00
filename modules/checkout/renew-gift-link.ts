import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { hashOfToken } from '@/infra/secret'
import { findGiftRow, relinkGift } from './db/gifts'
import { giftEnd, giftToken } from './gift'
import { giftClaimed, orderNotFound } from './refusals'

/**
 * Make another link for a gift of one's own that nobody claimed; the one before is dead from then on.
 * @param turn The link the giver has before him: pressed twice, one new link is made.
 * @throws Refusal `checkout.order_not_found` (404), `checkout.gift_claimed` (409)
 */
export async function renewGiftLink(actor: Actor, orderId: string, turn: number, now = new Date()): Promise<void> {
  const { id } = requireUser(actor)
  const gift = await findGiftRow(db, { orderId })
  if (!gift || gift.giverId !== id) throw orderNotFound()
  if (gift.claimedBy) throw giftClaimed()
  const next = { tokenHash: hashOfToken(giftToken(gift.lineId, turn + 1)), expiresAt: giftEnd(now) }
  if (await relinkGift(db, gift.lineId, turn, next)) return
  if ((await findGiftRow(db, { orderId }))?.claimedBy) throw giftClaimed()
}
