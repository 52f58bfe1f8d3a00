import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, isDuplicate, type Tx } from '@/infra/db'
import { failpoint } from '@/infra/failpoint'
import { lockStars } from '@/modules/wallet/find-stars'
import { lockOrder } from './db/orders'
import { findRefundRow, findRefundsOf } from './db/refunds'
import type { Order } from './order'
import { planRefund, type RefundPlan, type RefundWish } from './plan-refund'
import { planStarsBack } from './plan-stars-back'
import { REFUND_REASONS, type Refund, type RefundReason } from './refund'
import * as refusals from './refusals'
import { sendRefund } from './send-refund'
import { startRefund } from './start-refund'

export interface RefundDecision extends RefundWish {
  orderId: string
  reason: string
  note: string
  /** The split that was shown and confirmed. */
  seen: string
  /** Made anew each time the confirm step is shown. */
  key: string
}

/**
 * Give money of an order back: whole lines or an amount, with the split that was seen; of a top-up what is unspent. For finance and admins, never of
 * one's own order; audited. Of two at the same moment one wins; the same click again answers with the same refund.
 */
export async function refundOrder(actor: Actor, decision: RefundDecision): Promise<Refund> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const { orderId, seen, note } = decision
  const reason = REFUND_REASONS.find((known): known is RefundReason => known === decision.reason)
  if (!reason) throw refusals.refundReasonMissing()
  if (!/^[\w-]{16,64}$/.test(decision.key)) throw refusals.keyMalformed()
  const key = `${by.id}:${decision.key}`
  const refundId = await inTransaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!order) throw refusals.orderNotFound()
    if (order.buyerId === by.id) throw refusals.ownRefund()
    const before = await findRefundRow(tx, { key })
    if (before) return before.id
    const underWay = (await findRefundsOf(tx, orderId)).find((refund) => refund.state === 'pending')
    if (underWay) throw refusals.refundUnderWay(underWay.amount)
    const plan = await planHere(tx, order, decision)
    if (plan.seen !== seen) throw refusals.refundChanged()
    const id = await startRefund(tx, order, plan, { reason, note, decidedBy: by.id, key })
    await recordAudit(tx, actor, 'refund.started', orderId, {
      reason: note === '' ? reason : `${reason}: ${note}`,
      after: { refund: id, minor: plan.amount.minor.toString(), currency: plan.amount.currency },
    })
    return id
  }).catch((error: unknown) => {
    if (isDuplicate(error)) throw refusals.refundChanged()
    throw error
  })
  failpoint('refund-started')
  await sendRefund(refundId)
  const refund = await findRefundRow(db, { id: refundId })
  if (!refund) throw new Error(`${refundId} is gone`)
  return refund
}

async function planHere(tx: Tx, order: Order, decision: RefundDecision): Promise<RefundPlan> {
  if (order.kind === 'packs') return planRefund(tx, order, decision)
  // Nobody spends them between the look and the booking.
  await lockStars(tx, order.buyerId)
  return planStarsBack(tx, order, decision.amount)
}
