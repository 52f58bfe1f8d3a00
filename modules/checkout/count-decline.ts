import { db } from '@/infra/db'
import { log } from '@/infra/log'
import { closePayment } from '@/modules/payments/close-payment'
import { findPaymentByKey } from '@/modules/payments/find-payment'
import type { Payment } from '@/modules/payments/payment'
import { countDeclines, findStarter, forgetDeclinesBefore, insertDecline } from './db/declines'
import { countedSince, isTooMany } from './declines'

/**
 * A provider says that a card was declined: it counts for whoever began the payment, where, and for his mailbox. After too many the
 * pay page that stands open is closed too; a new one has to wait (wait-out-declines.ts). A payment that no request began counts for nobody.
 * @param cause The event that said so: one counts once, however often it is told.
 */
export async function countDecline(payment: Payment, cause: string, now = new Date()): Promise<void> {
  const starter = await findStarter(db, payment.id)
  if (!starter) return
  await insertDecline(db, { ...starter, eventId: cause, paymentId: payment.id, at: now })
  if (!isTooMany(await countDeclines(db, starter, countedSince(now)))) return
  try {
    await closePayment(payment)
  } catch (error) {
    // What was counted stands, and the next payment waits; this one ends by itself.
    log.warn({ err: error, paymentId: payment.id }, 'the page of a declined payment could not be closed')
  }
}

/** As `countDecline`, from an event that names the payment by our key only. */
export async function countDeclineOf(provider: string, key: string | null, cause: string): Promise<void> {
  const payment = key ? await findPaymentByKey(provider, key) : undefined
  if (payment) await countDecline(payment, cause)
}

/** Forget who tried: nothing is counted for that long. */
export function forgetDeclines(now = new Date()): Promise<void> {
  const DAY = 86_400_000
  return forgetDeclinesBefore(db, new Date(now.getTime() - 2 * DAY))
}
