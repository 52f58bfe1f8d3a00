import { db } from '@/infra/db'
import type { StoredEvent } from '@/modules/payments/receive-event'
import { findRefundByRef, findRefundRow } from './db/refunds'
import { askRefund } from './send-refund'

/**
 * A provider told of a refund: ask how it stands now, and do that. Told again, or in another order, the end is the same.
 * @throws Error for one that this shop did not make: it stays at the desk among what could not be dealt with
 */
export async function hearRefund({ provider, paymentRef, paymentKey }: StoredEvent): Promise<void> {
  const named = paymentRef ? await findRefundByRef(db, provider, paymentRef) : undefined
  const refund = named ?? (paymentKey ? await findRefundRow(db, { id: paymentKey }) : undefined)
  if (refund?.provider !== provider) throw new Error(`refund ${paymentRef} at ${provider} was not made here`)
  await askRefund(refund.id)
}

export function isRefundEvent(kind: string): boolean {
  return kind.startsWith('refund.')
}
