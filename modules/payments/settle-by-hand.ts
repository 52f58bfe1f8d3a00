import type { Tx } from '@/infra/db'
import { moveHouseRefund } from './db/house-refunds'

/**
 * A refund by bank transfer was sent, or could not be, or came back after it was: as if a provider had said so. Who may say
 * it is decided by checkout/mark-refund.ts. False when it stands otherwise.
 */
export function settleByHand(tx: Tx, refundId: string, to: 'done' | 'failed', words: string): Promise<boolean> {
  return to === 'done'
    ? moveHouseRefund(tx, refundId, ['pending'], { state: 'done', bankRef: words })
    : moveHouseRefund(tx, refundId, ['pending', 'done'], { state: 'failed', reason: words })
}
