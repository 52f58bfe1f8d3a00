import type { Tx } from '@/infra/db'
import { countOwner } from '@/modules/catalog/count-owner'
import { countEver, returnRow } from './db/entitlements'

/**
 * What ended the ownership that an order line gave is undone (a refund came back, a dispute was won): it lives again.
 * Nothing to do when it never ended, or when its owner has got the pack anew meanwhile. In the caller's transaction.
 */
export async function returnEntitlement(tx: Tx, lineId: string): Promise<boolean> {
  const returned = await returnRow(tx, lineId)
  if (!returned) return false
  if ((await countEver(tx, returned.userId, returned.packId)) === 1)
    await countOwner(tx, returned.packId, returned.userId, returned.grantedAt, 1)
  return true
}
