import type { Actor } from '@/core/actor'
import { requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findRefundRow } from './db/refunds'
import { findOrder, type OrderView } from './find-order'
import { orderNotFound } from './refusals'

/** The order that a refund is of, for whoever may see it. @throws Refusal `checkout.order_not_found` (404) */
export async function findOrderOfRefund(actor: Actor, refundId: string): Promise<OrderView> {
  requireUser(actor)
  const refund = await findRefundRow(db, { id: refundId })
  if (!refund) throw orderNotFound()
  return findOrder(actor, refund.orderId)
}
