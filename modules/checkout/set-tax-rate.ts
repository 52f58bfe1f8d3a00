import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { isCountry } from '@/core/countries'
import { isBasisPoints } from '@/core/percent'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { dropRate, findRate, putRate } from './db/tax-rates'
import { badTaxRate, taxDayPast, unknownCountry } from './refusals'

const DAY_MS = 86_400_000

/** The beginning (UTC) of the day of a moment. */
function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)
}

/**
 * From a day on, this much tax is in the prices shown to buyers of a country. Orders placed before keep what they were placed
 * under, and what was in force on a day that is over stays written down. For finance and admins.
 * @param rate `points`: basis points of the net price; 0 takes the tax away. `fromDay`: today when not said.
 * @throws Refusal `checkout.unknown_country`, `checkout.bad_tax_rate`, `checkout.tax_day_past` (422)
 */
export async function setTaxRate(
  actor: Actor,
  {
    country,
    points,
    name = 'VAT',
    fromDay,
  }: { country: string; points: number; name?: string; fromDay?: Date | undefined },
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  if (!isCountry(country)) throw unknownCountry()
  if (!isBasisPoints(points)) throw badTaxRate(points)
  const today = dayOf(clock.now())
  const from = dayOf(fromDay ?? today)
  if (from < today) throw taxDayPast()
  await inTransaction(async (tx) => {
    const before = await findRate(tx, country, from)
    if (before?.points === points && before.name === name) return
    await putRate(tx, { country, fromDay: from, points, name })
    await recordAudit(tx, actor, 'tax.rate_set', country, {
      before: { points: before?.points ?? 0 },
      after: { points, name, from: from.toISOString().slice(0, 10) },
    })
  })
}

/**
 * A rate that has not begun will not begin. For finance and admins.
 * @throws Refusal `checkout.tax_day_past` (422) for one that has begun, or is not there
 */
export async function dropTaxRate(
  actor: Actor,
  { country, fromDay }: { country: string; fromDay: Date },
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  await inTransaction(async (tx) => {
    if (fromDay <= clock.now() || !(await dropRate(tx, country, dayOf(fromDay)))) throw taxDayPast()
    await recordAudit(tx, actor, 'tax.rate_dropped', country, { before: { from: fromDay.toISOString().slice(0, 10) } })
  })
}
