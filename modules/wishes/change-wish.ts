import { type Actor, requireUser } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { db, inTransaction } from '@/infra/db'
import { findPackForSale } from '@/modules/catalog/find-pack'
import { countWishes, deleteWish, insertWish } from './db/wishes'
import { listFull, notForSale } from './refusals'

/** All of them travel with every page of the person's, as ids. */
const MOST = 200

/** Put a pack on one's wish list, at the price it has now. @throws Refusal `wishes.not_for_sale`, `wishes.full` */
export async function addWish(actor: Actor, packId: string): Promise<void> {
  await keep(requireUser(actor).id, packId)
}

/** A visitor signed in: what he had pressed the heart of before is on his list, if it can be. */
export async function joinWish(userId: string, packId: string): Promise<void> {
  await keep(userId, packId).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

async function keep(userId: string, packId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const pack = await findPackForSale(tx, packId)
    if (!pack) throw notForSale()
    const { minor: priceMinor, currency } = pack.price
    await insertWish(tx, { userId, packId, pricing: pack.pricing, priceMinor, currency })
    if ((await countWishes(tx, userId)) > MOST) throw listFull(MOST)
  })
}

export async function dropWish(actor: Actor, packId: string): Promise<void> {
  await deleteWish(db, requireUser(actor).id, packId)
}
