import type { Tx } from '@/infra/db'
import { storeFee } from './db/payments'

/** What a provider kept of a payment is known. False when it was before. In the transaction that posts it. */
export function keepFee(tx: Tx, paymentId: string, minor: bigint): Promise<boolean> {
  return storeFee(tx, paymentId, minor)
}
