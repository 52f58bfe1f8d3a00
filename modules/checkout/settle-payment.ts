import { failpoint } from '@/infra/failpoint'
import { db } from '@/infra/db'
import { askProvider } from '@/modules/payments/ask-provider'
import { failEvent, finishEvent } from '@/modules/payments/finish-event'
import { findPayment, findPaymentOfEvent } from '@/modules/payments/find-payment'
import { hearWithdrawal, isWithdrawalEvent } from '@/modules/payments/hear-withdrawal'
import { isDeclineEvent, isDeclineOnly } from '@/modules/payments/is-decline'
import { hearPayout, isPayoutEvent } from '@/modules/payouts/hear-payout'
import type { StoredEvent } from '@/modules/payments/receive-event'
import { countDecline, countDeclineOf } from './count-decline'
import { hearDispute, isDisputeEvent } from './hear-dispute'
import { hearRefund, isRefundEvent } from './hear-refund'
import { settleOrder } from './settle-order'

/** Deal with an event: ask the provider what is true now, outside any transaction, and do that. What fails is kept for the sweeper. */
export async function settleEvent(event: StoredEvent): Promise<void> {
  if (event.settledAt) return
  try {
    failpoint('event-stored')
    const heard = hearOther(event)
    if (heard) {
      await heard
      return await finishEvent(db, event.id)
    }
    const payment = await findPaymentOfEvent(event)
    if (!payment) throw new Error(`no payment ${event.paymentRef} at ${event.provider}`)
    if (isDeclineEvent(event.kind)) await countDecline(payment, event.id)
    const found = await askProvider(payment)
    failpoint('provider-asked')
    if (found && found.captured.minor > 0n) await settleOrder(payment, found.captured.minor, event.id)
    else await finishEvent(db, event.id)
    failpoint('settled')
  } catch (error) {
    await failEvent(db, event.id, error)
    throw error
  }
}

/** Hear an event that is not about a payment; undefined when it is. */
function hearOther(event: StoredEvent): Promise<unknown> | undefined {
  const { provider, kind, paymentRef } = event
  if (isPayoutEvent(kind)) return hearPayout(provider, kind, paymentRef ?? '')
  if (isWithdrawalEvent(kind)) return hearWithdrawal(event)
  if (isDisputeEvent(kind)) return hearDispute(event)
  if (isRefundEvent(kind)) return hearRefund(event)
  if (isDeclineOnly(kind)) return countDeclineOf(provider, event.paymentKey, event.id)
  return undefined
}

/** Ask about a payment that stayed silent, or that may have brought more since. True when money was found. */
export async function settleSilent(paymentId: string, now = new Date()): Promise<boolean> {
  const payment = await findPayment(paymentId)
  const found = payment && (await askProvider(payment, now))
  // Told by nobody, found by asking: counts as well.
  if (payment && found?.state === 'failed' && payment.state !== 'failed')
    await countDecline(payment, `asked:${payment.id}`, now)
  if (!payment || !found || found.captured.minor <= payment.captured.minor) return false
  return (await settleOrder(payment, found.captured.minor)) !== 'known'
}
