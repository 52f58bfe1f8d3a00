import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { closeWaiting, findOrderRow } from './db/orders'
import { orderClosed, orderNotFound } from './refusals'

/** Give up one's own order while it waits. Money that is under way all the same still pays it. */
export async function cancelOrder(actor: Actor, orderId: string): Promise<void> {
  const { id } = requireUser(actor)
  const order = await findOrderRow(db, { id: orderId })
  if (!order || order.buyerId !== id) throw orderNotFound()
  if (!(await closeWaiting(db, orderId, 'canceled'))) throw orderClosed(order.state)
}
