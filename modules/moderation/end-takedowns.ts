import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { findTakedownsDue } from './db/takedowns'
import { requireSystem } from './require'
import { putBack } from './take-down'

/** End every takedown whose time is over: its pack goes back where nothing else keeps it down. Run by the clock; asked twice, it finds nothing left to do. */
export async function endTakedowns(actor: Actor, clock: Clock = systemClock): Promise<number> {
  requireSystem(actor)
  const now = clock.now()
  const due = await findTakedownsDue(db, now)
  for (const { id, packId } of due) await inTransaction((tx) => putBack(tx, actor, packId, { takedownId: id, now }))
  return due.length
}
