import { db, type Db } from '@/infra/db'
import type { StoredEvent } from './db/events'
import { findPaymentRow, findPaymentsOf } from './db/payments'
import { findManualOf } from './db/manual'
import type { Payment } from './payment'

/** The payment an event speaks of: by the provider's name for it, or by our key when we never learned that name. */
export async function findPaymentOfEvent({
  provider,
  paymentRef,
  paymentKey,
}: StoredEvent): Promise<Payment | undefined> {
  const named = paymentRef ? await findPaymentRow(db, { provider_ref: { provider, ref: paymentRef } }) : undefined
  if (named || !paymentKey) return named
  const keyed = await findPaymentRow(db, { key: paymentKey })
  return keyed?.provider === provider && keyed.ref === null ? { ...keyed, ref: paymentRef } : undefined
}

export async function findPaymentByKey(provider: string, key: string): Promise<Payment | undefined> {
  const payment = await findPaymentRow(db, { key })
  return payment?.provider === provider ? payment : undefined
}

export function findPayment(id: string): Promise<Payment | undefined> {
  return findPaymentRow(db, { id })
}

/** An order's attempts to be paid, first to last. */
export function findOrderPayments(db: Db, orderId: string): Promise<Payment[]> {
  return findPaymentsOf(db, orderId)
}

/** What the buyer of an order by bank transfer must write, and what came so far. */
export async function findTransfer(
  db: Db,
  orderId: string,
): Promise<{ ref: string; receivedMinor: bigint } | undefined> {
  return (await findManualOf(db, orderId)) ?? undefined
}
