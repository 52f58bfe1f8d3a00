import type { Db } from '@/infra/db'
import { hasWaited } from './db/ledger'

/**
 * Whether an order's sale has waited out the hold, so that what comes back of it can be paid out at once: its day was
 * released, or will be today without it.
 */
export function isReleased(db: Db, orderId: string, holdDays: number): Promise<boolean> {
  return hasWaited(db, `sale:${orderId}`, holdDays)
}
