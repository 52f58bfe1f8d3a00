import type { Tx } from '@/infra/db'
import { endEntitlement } from '@/modules/library/end-entitlement'
import { lockReasons } from '@/modules/library/lock-reasons'
import { returnEntitlement } from '@/modules/library/return-entitlement'
import { findLinesDue, findOtherLinesDue } from './db/due-lines'

/**
 * Entitlement follows the money: what a line of this order gave lives exactly while it is paid for, did not go back whole and is in no
 * dispute. When it ends, another line that its owner has the same pack by takes its place. In the transaction that holds the
 * order's lock, once everything else of it is written.
 */
export async function followMoney(tx: Tx, orderId: string): Promise<void> {
  for (const { lineId, due } of await findLinesDue(tx, orderId)) {
    // Of two orders of one pack by one person, both of which move at this moment, the later sees what the other did.
    await lockReasons(tx, lineId)
    if (due) {
      await returnEntitlement(tx, lineId)
      continue
    }
    const ended = await endEntitlement(tx, lineId)
    for (const other of ended ? await findOtherLinesDue(tx, ended) : []) if (await returnEntitlement(tx, other)) break
  }
}
