import type { Actor } from '@/core/actor'
import { money, sum, type Money } from '@/core/money'
import { Refusal } from '@/core/refusal'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findPacks, type Pack } from '@/modules/catalog/find-pack'
import { findOwnedSince } from '@/modules/library/find-owned-since'
import { dropFromCart, findCart } from './db/carts'
import { payable } from './quote-pack'
import type { Wish } from './wish'

/** A pack in the cart: to be bought (`ready`), or why it cannot be, which is said in words and stops nothing else. */
export type CartLine =
  | { kind: 'ready'; pack: Pack; amount: Money; chosenMinor: bigint | undefined }
  | { kind: 'gone'; packId: string; title: string }
  | { kind: 'owned' | 'own' | 'free'; pack: Pack }

export interface Cart {
  lines: CartLine[]
  total: Money
}

/** What is in the cart of whoever asks, as it stands today. @param kept A visitor's cart, out of his browser. */
export async function listCart(actor: Actor, kept: readonly Wish[]): Promise<Cart> {
  const wishes = await findWishes(actor, kept)
  const ids = wishes.map(({ packId }) => packId)
  const packs = await findPacks(db, ids)
  const owned = actor.kind === 'user' ? await findOwnedSince(db, actor.id, ids) : new Map<string, Date>()
  const lines = wishes.map((wish): CartLine => {
    const pack = packs.get(wish.packId)
    if (pack?.state !== 'on_sale') return { kind: 'gone', packId: wish.packId, title: pack?.title ?? '' }
    if (owned.has(pack.id)) return { kind: 'owned', pack }
    if (actor.kind === 'user' && isOwn(pack, actor.id)) return { kind: 'own', pack }
    const amount = amountOf(pack, wish.chosenMinor)
    if (amount.minor === 0n) return { kind: 'free', pack }
    return { kind: 'ready', pack, amount, chosenMinor: pack.pricing === 'choose' ? amount.minor : undefined }
  })
  const amounts = lines.flatMap((line) => (line.kind === 'ready' ? [line.amount] : []))
  return { lines, total: sum(amounts, env.SHOP_CURRENCY) }
}

/** How many packs the cart holds, by id: for the badge. */
export async function findCartIds(actor: Actor, kept: readonly Wish[]): Promise<string[]> {
  return (await findWishes(actor, kept)).map(({ packId }) => packId)
}

/** What was bought since it was put in is out of the cart, with no word; what was owned before is said. */
async function findWishes(actor: Actor, kept: readonly Wish[]): Promise<readonly Wish[]> {
  if (actor.kind !== 'user') return kept
  const lines = await findCart(db, actor.id)
  const since = await findOwnedSince(
    db,
    actor.id,
    lines.map(({ packId }) => packId),
  )
  const bought = lines.filter(({ packId, addedAt }) => (since.get(packId) ?? addedAt) > addedAt)
  if (bought.length > 0)
    await dropFromCart(
      db,
      actor.id,
      bought.map(({ packId }) => packId),
    )
  return lines.filter((line) => !bought.includes(line))
}

function isOwn(pack: Pack, userId: string): boolean {
  return pack.artistId === userId || pack.shares.some((share) => share.userId === userId)
}

/** A chosen amount that is out of bounds by now (the artist asks for more) falls back to the least. */
function amountOf(pack: Pack, chosenMinor: bigint | undefined): Money {
  try {
    return payable(pack, chosenMinor === undefined ? undefined : money(chosenMinor, pack.price.currency))
  } catch (error) {
    if (error instanceof Refusal) return pack.price
    throw error
  }
}
