import type { Tx } from '@/infra/db'
import { lockRows } from './db/entitlements'

/** Hold everything by which the owner of what this order line gave has, or had, the pack, until the transaction ends. */
export function lockReasons(tx: Tx, lineId: string): Promise<void> {
  return lockRows(tx, lineId)
}
