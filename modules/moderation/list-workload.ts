import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { readLong } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { countDays, countWork, type DayOfWork } from './db/transparency'
import { requireReviewer } from './require'

const DAYS = 30

export interface Workload {
  days: DayOfWork[]
  people: { name: string; decided: number; median: number | null }[]
}

/** Who decided how much, and how long things waited, over the last thirty days. For reviewers: they see each other's load. */
export async function listWorkload(actor: Actor, clock: Clock = systemClock): Promise<Workload> {
  requireReviewer(actor)
  const now = clock.now()
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - DAYS + 1))
  const [days, work] = await readLong(
    async (tx) => [await countDays(tx, since, now), await countWork(tx, since)] as const,
  )
  const names = await findProfiles(work.map(({ by }) => by))
  return { days, people: work.map(({ by, ...counts }) => ({ name: names.get(by)?.displayName ?? by, ...counts })) }
}
