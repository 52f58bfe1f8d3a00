import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findCasesToForget, forgetPageCopies } from '@/modules/accounts/take-page-parts'
import { requireSystem } from './require'

/** Let go of how pages were, where a report was dismissed or the time of an appeal is over: words out of the database, pictures out of storage. */
export async function forgetPages(actor: Actor, clock: Clock = systemClock): Promise<number> {
  requireSystem(actor)
  const now = clock.now()
  const due = await findCasesToForget(db, now)
  for (const { caseId, userId } of due)
    for (const file of await forgetPageCopies(caseId, userId, now)) await storage.remove(file)
  return due.length
}
