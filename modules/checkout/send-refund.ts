import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { failpoint } from '@/infra/failpoint'
import { log } from '@/infra/log'
import { findPayment } from '@/modules/payments/find-payment'
import type { RefundState } from '@/modules/payments/provider'
import { findProvider } from '@/modules/payments/registry'
import { bookRefund } from './book-refund'
import { findRefundRow, lockRefund, storeRefund, storeRefundSilence } from './db/refunds'
import type { Refund } from './refund'

const MINUTE = 60_000

/**
 * Call the provider for a refund that is written down, or ask how one that it has stands. After a silence it is looked for,
 * and then the same call is made again under the same key; another attempt only after a definite "not now". Run again and
 * at once, the money goes back once.
 */
export async function sendRefund(refundId: string, clock: Clock = systemClock): Promise<void> {
  const refund = await inTransaction(async (tx) => {
    const found = await lockRefund(tx, refundId)
    if (found?.state !== 'pending') return undefined
    const attempt = found.attempt || 1
    // Whoever else wants to make this call looks two minutes later: it may be under way.
    await storeRefund(tx, refundId, { attempt, askAt: new Date(clock.now().getTime() + 2 * MINUTE) })
    return { ...found, attempt, fresh: found.attempt === 0 }
  })
  if (!refund) return
  failpoint('refund-call-written')
  let answer: RefundState
  try {
    answer = await call(refund, refund.fresh)
  } catch (error) {
    log.warn({ err: error, refundId }, 'the provider gave no answer about a refund')
    const pause = Math.min(2 ** refund.tries, 60) * MINUTE
    await storeRefundSilence(db, refundId, String(error), new Date(clock.now().getTime() + pause))
    return
  }
  failpoint('refund-sent')
  await bookRefund(refundId, answer, clock)
  failpoint('refund-booked')
}

async function call(refund: Refund, fresh: boolean): Promise<RefundState> {
  const provider = findProvider(refund.provider)
  const request = await requestOf(refund)
  // A processor forgets keys after a day; what it did, it knows for ever.
  const earlier = fresh ? undefined : await provider.findRefund(request)
  return earlier ?? provider.refund(request, `${refund.id}:${refund.attempt}`)
}

/** Ask the provider how a refund stands now, and do what that means: it may have failed long after it was done. */
export async function askRefund(refundId: string): Promise<void> {
  const refund = await findRefundRow(db, { id: refundId })
  if (!refund) return
  const found = await findProvider(refund.provider).findRefund(await requestOf(refund))
  failpoint('refund-asked')
  if (found) await bookRefund(refundId, found)
}

async function requestOf({ id: refundId, paymentId, amount }: Refund) {
  const payment = await findPayment(paymentId)
  if (!payment?.ref) throw new Error(`${refundId}: of a payment that was never opened`)
  return { refundId, paymentRef: payment.ref, amount }
}
