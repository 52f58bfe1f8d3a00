import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { emptyNotices } from './db/notices'
import { emptyReports } from './db/pack-cases'
import { requireSystem } from './require'

/** After the decision: an appeal against it is over by then, and whoever asks what became of a report has asked. */
export const REPORTER_DAYS = 180
/** After the last that happened to any pack of a notice: so long a claim out of it can come to a court in most places. */
export const CLAIMANT_DAYS = 3 * 365

/** Let go of who complained, once nothing can follow from it any more: of visitors who reported, and of both sides of a notice. */
export async function forgetSenders(actor: Actor, clock: Clock = systemClock): Promise<void> {
  requireSystem(actor)
  const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000)
  await emptyReports(db, ago(REPORTER_DAYS))
  await emptyNotices(db, ago(CLAIMANT_DAYS))
}
