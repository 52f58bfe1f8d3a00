import type { Actor } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { findPackForSale } from '@/modules/catalog/find-pack'
import { dropFromCart, findCart, putInCart } from './db/carts'
import { cartFull, freePack, notForSale, ownPack } from './refusals'
import { payable } from './quote-pack'
import { money } from '@/core/money'
import { CART_MOST, type Wish } from './wish'

// A person's cart is in the database; a visitor's is what his browser keeps, given here and given back changed.

/**
 * Put a pack into the cart. One that is there already stays once, with the amount chosen last.
 * @param kept A visitor's cart.
 * @returns What the visitor's browser should keep now.
 * @throws Refusal `checkout.not_for_sale` (404), `checkout.own_pack`, `checkout.free_pack` (409), `checkout.cart_full`,
 * `checkout.below_price`, `checkout.above_price` (422)
 */
export async function addToCart(actor: Actor, wish: Wish, kept: readonly Wish[]): Promise<Wish[]> {
  const pack = await findPackForSale(db, wish.packId)
  if (!pack) throw notForSale()
  if (pack.pricing === 'free') throw freePack()
  if (wish.chosenMinor !== undefined) payable(pack, money(wish.chosenMinor, pack.price.currency))
  if (actor.kind !== 'user') {
    const others = kept.filter(({ packId }) => packId !== wish.packId)
    if (others.length >= CART_MOST) throw cartFull()
    return [...others, wish]
  }
  if (pack.artistId === actor.id || pack.shares.some((share) => share.userId === actor.id)) throw ownPack()
  await inTransaction(async (tx) => {
    await putInCart(tx, actor.id, [wish])
    if ((await findCart(tx, actor.id)).length > CART_MOST) throw cartFull()
  })
  return [...kept]
}

/** Take a pack out of the cart. @returns What the visitor's browser should keep now. */
export async function removeFromCart(actor: Actor, packId: string, kept: readonly Wish[]): Promise<Wish[]> {
  if (actor.kind === 'user') await dropFromCart(db, actor.id, [packId])
  return kept.filter((wish) => wish.packId !== packId)
}

/** A visitor signed in: what he had chosen before joins what is in his cart. What has no room stays outside. */
export async function joinCart(userId: string, kept: readonly Wish[]): Promise<void> {
  if (kept.length === 0) return
  await inTransaction(async (tx) => {
    const here = new Set((await findCart(tx, userId)).map(({ packId }) => packId))
    const fresh = kept.filter(({ packId }) => !here.has(packId))
    await putInCart(tx, userId, fresh.slice(0, Math.max(0, CART_MOST - here.size)))
  })
}
