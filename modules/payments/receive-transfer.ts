import { inTransaction, type Tx } from '@/infra/db'
import { money, type Money } from '@/core/money'
import { storeEvent, type StoredEvent } from './db/events'
import { addReceived, findManual } from './db/manual'
import { chargeNotFound } from './refusals'
import { readReference } from './reference'

/** What a transfer comes to: an event as a provider would send, to be settled, and the order it is for. */
interface Received {
  event: StoredEvent
  orderId: string
  amount: Money
}

interface Arrived {
  minor: bigint
  bankRef: string
  by: string
}

/**
 * A bank transfer arrived: add it to its payment and keep the event, as if a provider had called. The same bank
 * reference is added once. Who may say so is decided by checkout/mark-received.ts.
 * @throws Refusal `payments.charge_not_found` (404)
 */
export function receiveTransfer(typed: string, arrived: Arrived): Promise<Received> {
  return inTransaction((tx) => takeTransfer(tx, typed, arrived))
}

/** The same within a transaction. */
export async function takeTransfer(tx: Tx, typed: string, { minor, bankRef, by }: Arrived): Promise<Received> {
  const ref = readReference(typed)
  const payment = ref ? await findManual(tx, ref) : null
  if (!ref || !payment) throw chargeNotFound()
  await addReceived(tx, ref, { minor, bankRef, by })
  const body = { ref, bankRef, minor: minor.toString(), by }
  const event = await storeEvent(tx, 'manual', { id: `${ref}:${bankRef}`, kind: 'transfer.received', ref, body })
  return { event, orderId: payment.orderId, amount: money(minor, payment.currency) }
}
