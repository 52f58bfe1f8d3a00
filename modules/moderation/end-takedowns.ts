import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { findOpenTakedown, findPacksDue } from './db/takedowns'
import { requireSystem } from './require'
import { putBack } from './take-down'

/** Put back every pack whose time off sale is over. Run by the clock; asked twice, it finds nothing left to do. */
export async function endTakedowns(actor: Actor, clock: Clock = systemClock): Promise<number> {
  requireSystem(actor)
  const now = clock.now()
  const due = await findPacksDue(db, now)
  for (const packId of due)
    await inTransaction(async (tx) => {
      const takedown = await findOpenTakedown(tx, packId)
      if (takedown?.until && takedown.until <= now) await putBack(tx, actor, packId, '', now)
    })
  return due.length
}
