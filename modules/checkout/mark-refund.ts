import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { settleByHand } from '@/modules/payments/settle-by-hand'
import { findProvider } from '@/modules/payments/registry'
import { findOrderRow } from './db/orders'
import { findRefundRow } from './db/refunds'
import * as refusals from './refusals'
import { askRefund } from './send-refund'

/** What a person may say of a refund by bank transfer. */
export const REFUND_MARKS = ['done', 'failed'] as const
export type RefundMark = (typeof REFUND_MARKS)[number]

/**
 * Write down that a refund was sent from the bank (with the bank's reference), or that it could not be, or came back. For
 * finance and admins, never of one's own order; audited.
 * @param words The bank's reference for `done`, the reason for `failed`.
 */
export async function markRefund(actor: Actor, refundId: string, mark: RefundMark, words: string): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const said = words.trim().slice(0, 300)
  if (said === '') throw mark === 'done' ? refusals.bankRefMissing() : refusals.refundReasonMissing()
  const refund = await findRefundRow(db, { id: refundId })
  if (!refund) throw refusals.refundNotFound()
  if (!findProvider(refund.provider).caps.refundsByHand) throw refusals.refundNotByHand(refund.provider)
  if ((await findOrderRow(db, { id: refund.orderId }))?.buyerId === by.id) throw refusals.ownRefund()
  await inTransaction(async (tx) => {
    if (!(await settleByHand(tx, refundId, mark, said))) throw refusals.refundClosed(refund.state)
    await recordAudit(tx, actor, `refund.${mark}`, refund.orderId, { reason: said, after: { refund: refundId } })
  })
  await askRefund(refundId)
}
