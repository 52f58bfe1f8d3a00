import type { Tx } from '@/infra/db'
import { countOwner } from '@/modules/catalog/count-owner'
import { countEver, endRow } from './db/entitlements'

/**
 * A fully refunded line ends the ownership it gave; links to its files are dead from then on. In the caller's transaction.
 * The person leaves the rankings too, on the day he entered them. @returns Who lost what; undefined when there was nothing to end.
 */
export async function endEntitlement(tx: Tx, lineId: string): Promise<{ userId: string; packId: string } | undefined> {
  const ended = await endRow(tx, lineId, new Date())
  if (!ended) return undefined
  // Only the first time counted (grant_entitlement), so only the first time is taken back.
  if ((await countEver(tx, ended.userId, ended.packId)) === 1)
    await countOwner(tx, ended.packId, ended.userId, ended.grantedAt, -1)
  return ended
}
