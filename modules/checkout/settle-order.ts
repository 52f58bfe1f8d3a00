import { newId } from '@/core/ids'
import { db, inTransaction, type Tx } from '@/infra/db'
import { readyQueue } from '@/infra/jobs'
import { log } from '@/infra/log'
import { findOwnedSince } from '@/modules/library/find-owned-since'
import { bookSurplus } from '@/modules/payments/book-surplus'
import { finishEvent } from '@/modules/payments/finish-event'
import type { Alarm, Payment } from '@/modules/payments/payment'
import { lockOrder, settleAtOnce } from './db/orders'
import { orderPaid } from './jobs'
import type { Order } from './order'

export type Settled = 'settled' | 'known' | 'alarm'

/**
 * Money came: the order is paid, its entry posted, the pack given, the receipt queued, all in one statement and once,
 * however often we are told. Also for an order that was canceled or expired meanwhile. Money that fits no waiting order
 * (another amount, a second time, a pack the buyer has already) gives nothing: it is booked as owed back, with an alarm. Of a payment
 * that was made twice before we heard of it, one settles the order and the rest is owed back.
 * @param captured All that the provider says it took by this payment, in minor units.
 * @param eventId The event that made us ask, if one did; it is done when the rest is.
 */
export async function settleOrder(payment: Payment, captured: bigint, eventId?: string): Promise<Settled> {
  await readyQueue(orderPaid)
  const { id: paymentId, orderId } = payment
  const once = firstOf(payment, captured)
  // The event is done when all of it is.
  const told = once === captured ? (eventId ?? null) : null
  const done = await settleAtOnce(db, { orderId, paymentId, minor: once, entryId: newId('entry'), eventId: told })
  if (done && once === captured) return 'settled'

  return inTransaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!order) throw new Error(`${paymentId}: a payment without an order`)
    const alarm = await alarmFor(order, once, () => ownsSome(tx, order))
    const surplus = await bookSurplus(tx, { paymentId, captured, book: order.test ? 'test' : 'live', alarm })
    if (eventId) await finishEvent(tx, eventId)
    if (surplus === 0n) return 'known'
    log.error({ orderId, paymentId, alarm, surplus: surplus.toString() }, 'money came that fits no order')
    return 'alarm'
  })
}

/** What of it pays the order: one time, of several whole ones that nobody had heard of. */
function firstOf({ amount, captured: heard }: Payment, captured: bigint): bigint {
  const several = heard.minor === 0n && captured > amount.minor && captured % amount.minor === 0n
  return several ? amount.minor : captured
}

async function alarmFor(order: Order, captured: bigint, owns: () => Promise<boolean>): Promise<Alarm> {
  if (order.state === 'paid' || order.state === 'refunded') return 'twice'
  return !order.gift && captured === order.total.minor && (await owns()) ? 'owned' : 'amount'
}

/** One pack of the order that its buyer has by now is enough: the money is owed back whole, and he orders the rest anew. */
async function ownsSome(tx: Tx, { buyerId, lines }: Order): Promise<boolean> {
  const packIds = lines.map(({ packId }) => packId)
  return (await findOwnedSince(tx, buyerId, packIds)).size > 0
}
