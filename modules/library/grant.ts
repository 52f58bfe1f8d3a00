import { newId } from '@/core/ids'
import type { Tx } from '@/infra/db'
import { grantRow } from './db/entitlements'
import type { Source } from './entitlement'

/**
 * Make a person the owner of a pack, in the caller's transaction. True exactly once: false when the person owns it
 * already or this order line was granted before, so that a caller who took money for nothing knows to give it back.
 * Inside one SQL statement, `grant_entitlement(id, user, pack, source, line)` does the same and gives the id or null.
 * @param lineId The paid order line: of a purchase, or of a gift that somebody bought.
 */
export async function grant(
  tx: Tx,
  { userId, packId, source, lineId }: { userId: string; packId: string; source: Source; lineId?: string | undefined },
): Promise<boolean> {
  const id = await grantRow(tx, { id: newId('entitlement'), userId, packId, source, lineId: lineId ?? null })
  return id !== undefined
}
