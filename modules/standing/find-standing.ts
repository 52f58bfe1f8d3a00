import { type Actor, requireRole, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db, type Db } from '@/infra/db'
import { findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { findStrikes, findStruck } from './db/strikes'
import { paused } from './refusals'
import { counts, pausedUntil, type Strike, STRIKES_LOOK } from './strike'

export interface Standing {
  /** In force, newest first. */
  strikes: Strike[]
  /** Over, or taken back. */
  past: Strike[]
  /** Nothing new can be sent for review before. */
  pausedUntil: Date | undefined
}

/** How one stands with the shop: strikes with their ends, and what follows from them. */
export async function findMyStanding(actor: Actor, clock: Clock = systemClock): Promise<Standing> {
  const { id } = requireUser(actor)
  const now = clock.now()
  const all = await findStrikes(db, id)
  return {
    strikes: all.filter((strike) => counts(strike, now)),
    past: all.filter((strike) => !counts(strike, now)),
    pausedUntil: pausedUntil(all, now),
  }
}

/** Before something new is sent for review. @throws Refusal `standing.paused` (409) with the day it ends */
export async function requireMaySubmit(db: Db, userId: string, now: Date): Promise<void> {
  const all = await findStrikes(db, userId)
  const until = pausedUntil(all, now)
  if (until) throw paused(all.filter((strike) => counts(strike, now)).length, until)
}

/** Whose accounts an admin should look at: so many strikes are in force. */
export async function listStruck(
  actor: Actor,
  clock: Clock = systemClock,
): Promise<{ person: Profile; count: number }[]> {
  requireRole(actor, 'admin')
  const rows = await findStruck(db, STRIKES_LOOK, clock.now())
  const people = await findProfiles(rows.map(({ userId }) => userId))
  return rows.flatMap(({ userId, count }) => {
    const person = people.get(userId)
    return person ? [{ person, count }] : []
  })
}
