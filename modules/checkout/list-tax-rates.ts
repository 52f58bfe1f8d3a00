import { type Actor, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { findRates } from './db/tax-rates'

export interface DatedRate {
  country: string
  fromDay: Date
  points: number
  name: string
  /** Whether it is in force today, was before, or will be. */
  when: 'now' | 'past' | 'future'
}

/** Every rate that was, is or will be in force, by country, newest first. For finance and admins. */
export async function listTaxRates(actor: Actor, clock: Clock = systemClock): Promise<DatedRate[]> {
  requireRole(actor, 'finance', 'admin')
  const now = clock.now()
  const seen = new Set<string>()
  return (await findRates(db)).map((rate) => {
    if (rate.fromDay > now) return { ...rate, when: 'future' }
    const when = seen.has(rate.country) ? 'past' : 'now'
    seen.add(rate.country)
    return { ...rate, when }
  })
}
