import { newId } from '@/core/ids'
import type { Tx } from '@/infra/db'
import { refundEntry } from '@/modules/ledger/entries'
import { starsRefundedEntry, starsSetApartEntry } from '@/modules/ledger/star-entries'
import { post } from '@/modules/ledger/post'
import { findOrderPayments } from '@/modules/payments/find-payment'
import { insertRefund } from './db/refunds'
import type { Order } from './order'
import type { RefundPlan } from './plan-refund'
import type { RefundReason } from './refund'
import { notRefundable } from './refusals'

/**
 * Write a refund down and set its money apart, in the transaction that holds the order's lock. The network comes after
 * (send-refund.ts): whatever the provider then does, we know what it was about.
 */
export async function startRefund(
  tx: Tx,
  order: Order,
  plan: RefundPlan,
  decision: { reason: RefundReason; note: string; decidedBy: string; key: string },
): Promise<string> {
  const payments = await findOrderPayments(tx, order.id)
  const paid = payments.filter((payment) => payment.captured.minor > 0n)
  // The one that paid the order: another that brought money as well has an alarm of its own.
  const payment = paid.find((one) => !one.alarm) ?? paid[0]
  if (!payment) throw notRefundable(order.state)
  const id = newId('refund')
  const stars = {
    refundId: id,
    orderId: order.id,
    userId: order.buyerId,
    book: order.test ? 'test' : 'live',
    amount: plan.amount,
  } as const
  const entry =
    order.kind === 'topup'
      ? starsRefundedEntry({ ...stars, provider: payment.provider })
      : refundEntry({ refundId: id, orderId: order.id, back: plan.back, from: plan.from })
  if (order.kind === 'topup') await post(tx, starsSetApartEntry(stars))
  await insertRefund(tx, {
    id,
    orderId: order.id,
    paymentId: payment.id,
    provider: payment.provider,
    amount: plan.amount,
    lines: plan.lines,
    entry,
    ...decision,
    // Should we die before the call, the sweeper makes it.
    askAt: new Date(Date.now() + 60_000),
  })
  return id
}
