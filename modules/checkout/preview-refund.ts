import { type Actor, requireRole } from '@/core/actor'
import { fromDecimal } from '@/core/money'
import { db } from '@/infra/db'
import { findOrderRow } from './db/orders'
import { planRefund, type RefundPlan } from './plan-refund'
import { planStarsBack } from './plan-stars-back'
import { amountMalformed, orderNotFound } from './refusals'

/** What a refund of these lines, or of this much of them, would give back and take from whom: the confirm step. For finance and admins. */
export async function previewRefund(
  actor: Actor,
  orderId: string,
  { lineIds, amount: typed }: { lineIds: readonly string[]; amount: string },
): Promise<RefundPlan> {
  requireRole(actor, 'finance', 'admin')
  const order = await findOrderRow(db, { id: orderId })
  if (!order) throw orderNotFound()
  const amount = readAmount(typed, order.total.currency)
  return order.kind === 'topup' ? planStarsBack(db, order, amount) : planRefund(db, order, { lineIds, amount })
}

/** What was typed as an amount; nothing typed is all that remains. @throws Refusal `checkout.amount_malformed` (422) */
export function readAmount(typed: string, currency: string) {
  if (typed.trim() === '') return undefined
  const amount = fromDecimal(typed, currency)
  if (!amount) throw amountMalformed()
  return amount
}
