import { newId } from '@/core/ids'
import type { Money } from '@/core/money'
import type { Tx } from '@/infra/db'
import { insertPayment, storeOpened } from './db/payments'
import { nextAsk, type Payment } from './payment'
import { requireOffered } from './registry'

/**
 * Write down that a payment is about to be opened, in the transaction of the order it is for: whatever the provider then
 * does, we know what it was about. The network comes after (start-payment.ts).
 * @param attempt 1, then one more after each definite refusal; never after a silence, which may hide a success.
 */
export function openPayment(
  tx: Tx,
  { orderId, provider: id, amount, attempt }: { orderId: string; provider: string; amount: Money; attempt: number },
): Promise<Payment> {
  const provider = requireOffered(id)
  const now = new Date()
  return insertPayment(tx, {
    id: newId('payment'),
    orderId,
    provider: provider.id,
    key: `${orderId}:${attempt}`,
    amountMinor: amount.minor,
    currency: amount.currency,
    askAt: provider.caps.polled ? nextAsk(now, now) : null,
  })
}

/** A payment of our own house is open as soon as it is written down: no network is asked. */
export async function openInHouse(tx: Tx, payment: Payment, url: string): Promise<void> {
  await storeOpened(tx, payment.id, { ref: `wal_${payment.orderId}`, url })
}
