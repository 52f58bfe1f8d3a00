import { money } from '@/core/money'
import { inTransaction, type Tx } from '@/infra/db'
import { starsSquaredEntry } from '@/modules/ledger/star-entries'
import { findStarsOwed } from '@/modules/ledger/find-stars-owed'
import { post } from '@/modules/ledger/post'
import { lockStarsIn } from '@/modules/wallet/find-stars'
import { findOrderRow } from './db/orders'
import type { Order } from './order'

type Place = Pick<Order, 'buyerId' | 'test' | 'total'>

/** The stars of an order's buyer, of the order's book and currency; nobody else spends them until the transaction ends. */
export function findStarsIn(tx: Tx, { buyerId: userId, test, total }: Place): Promise<{ paid: bigint }> {
  return lockStarsIn(tx, { userId, book: test ? 'test' : 'live', currency: total.currency })
}

/**
 * What a buyer owes since his bank took back stars that he had spent is paid with the ones he has; and given back when it was too
 * much, for a bank may change its mind. In the caller's transaction. @param cause Names the fact that made us look: once for each.
 */
export async function squareStars(tx: Tx, order: Place & Pick<Order, 'id'>, cause: string): Promise<void> {
  const { buyerId: userId, total } = order
  const book = order.test ? 'test' : 'live'
  const { paid } = await findStarsIn(tx, order)
  const owed = await findStarsOwed(tx, userId, book, total.currency)
  const stars = owed > paid ? paid : owed
  if (stars === 0n) return
  await post(tx, starsSquaredEntry({ cause, orderId: order.id, userId, book, amount: money(stars, total.currency) }))
}

/** New stars came: what their buyer owes goes off first. Run again, nothing happens again. */
export async function squareTopUp(orderId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await findOrderRow(tx, { id: orderId })
    if (order?.kind === 'topup') await squareStars(tx, order, order.id)
  })
}
