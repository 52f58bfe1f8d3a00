import { failpoint } from '@/infra/failpoint'
import { db } from '@/infra/db'
import { askProvider } from '@/modules/payments/ask-provider'
import { failEvent, finishEvent } from '@/modules/payments/finish-event'
import { findPayment, findPaymentOfEvent } from '@/modules/payments/find-payment'
import { hearWithdrawal, isWithdrawalEvent } from '@/modules/payments/hear-withdrawal'
import { hearPayout, isPayoutEvent } from '@/modules/payouts/hear-payout'
import type { StoredEvent } from '@/modules/payments/receive-event'
import { hearDispute, isDisputeEvent } from './hear-dispute'
import { hearRefund, isRefundEvent } from './hear-refund'
import { settleOrder } from './settle-order'

/** Deal with an event: ask the provider what is true now, outside any transaction, and do that. What fails is kept for the sweeper. */
export async function settleEvent(event: StoredEvent): Promise<void> {
  if (event.settledAt) return
  try {
    failpoint('event-stored')
    if (isPayoutEvent(event.kind)) {
      await hearPayout(event.provider, event.kind, event.paymentRef ?? '')
      return await finishEvent(db, event.id)
    }
    if (isWithdrawalEvent(event.kind)) {
      await hearWithdrawal(event)
      return await finishEvent(db, event.id)
    }
    if (isDisputeEvent(event.kind)) {
      await hearDispute(event)
      return await finishEvent(db, event.id)
    }
    if (isRefundEvent(event.kind)) {
      await hearRefund(event)
      return await finishEvent(db, event.id)
    }
    const payment = await findPaymentOfEvent(event)
    if (!payment) throw new Error(`no payment ${event.paymentRef} at ${event.provider}`)
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

/** Ask about a payment that stayed silent. True when money was found. */
export async function settleSilent(paymentId: string): Promise<boolean> {
  const payment = await findPayment(paymentId)
  const found = payment && (await askProvider(payment))
  if (!payment || !found || found.captured.minor === 0n) return false
  return (await settleOrder(payment, found.captured.minor)) !== 'known'
}
