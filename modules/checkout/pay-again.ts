import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findOrderPayments } from '@/modules/payments/find-payment'
import { continuePayment } from './continue-payment'
import { findOrderRow } from './db/orders'
import { orderClosed, orderNotFound } from './refusals'
import { settleSilent } from './settle-payment'

/**
 * Go on with paying one's own order. The provider is asked first: a payment that succeeded in silence is settled, not
 * made again. @returns Where to go: the pay page, or the order's own page when it is paid.
 */
export async function payAgain(actor: Actor, orderId: string): Promise<string> {
  const { id } = requireUser(actor)
  const order = await findOrderRow(db, { id: orderId })
  if (!order || order.buyerId !== id) throw orderNotFound()
  if (order.state !== 'created') throw orderClosed(order.state)
  const payments = await findOrderPayments(db, orderId)
  for (const payment of payments) await settleSilent(payment.id)
  return continuePayment(orderId)
}
