import type { Tx } from '@/infra/db'
import { countOwnerRow } from './db/packs'

/**
 * Count a person in (1) or out (-1) among the owners of a pack, on the day ownership began: what rankings are made of.
 * Whoever has a share in the pack is never counted. `grant_entitlement` calls the same SQL.
 */
export function countOwner(tx: Tx, packId: string, userId: string, since: Date, change: 1 | -1): Promise<void> {
  return countOwnerRow(tx, packId, userId, since, change)
}
