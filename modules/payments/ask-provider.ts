import { db } from '@/infra/db'
import { storeNextAsk, storeState } from './db/payments'
import { nextAsk, nextLook, type Payment } from './payment'
import type { PaymentState } from './provider'
import { findProvider } from './registry'

/**
 * How a payment stands at its provider now. Over the network: never inside a transaction. A state without money
 * (declined, canceled, still open) is written down here; money is for checkout/settle-order.ts.
 */
export async function askProvider(payment: Payment, now = new Date()): Promise<PaymentState | undefined> {
  if (!payment.ref) return undefined
  const provider = findProvider(payment.provider)
  const { polled } = provider.caps
  const next = payment.captured.minor > 0n ? nextLook : nextAsk
  const askAt = polled ? next(payment.createdAt, now) : null
  // First when to ask again, so that a payment which always fails to answer does not block the others behind it.
  await storeNextAsk(db, payment, askAt)
  const found = await provider.getPayment(payment.ref)
  if (found.captured.currency !== payment.amount.currency)
    throw new Error(`${payment.id}: opened in ${payment.amount.currency}, paid in ${found.captured.currency}`)
  // Money that came when nobody asked any more is looked at once again too.
  if (polled && !askAt && found.captured.minor > payment.captured.minor)
    await storeNextAsk(db, payment, nextLook(now, now))
  if (found.captured.minor === 0n) await storeState(db, payment.id, { state: found.state, ref: payment.ref, askAt })
  return found
}
