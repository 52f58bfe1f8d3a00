import { type Actor, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { isCountry } from '@/core/countries'
import { isBasisPoints } from '@/core/percent'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findRate, putRate } from './db/tax-rates'
import { badTaxRate, unknownCountry } from './refusals'

/**
 * From today on, this much tax is in the prices shown to buyers of a country. Orders placed before keep what they were placed under.
 * @param rate `points`: basis points of the net price; 0 takes the tax away.
 * @throws Refusal `checkout.unknown_country`, `checkout.bad_tax_rate` (422)
 */
export async function setTaxRate(
  actor: Actor,
  { country, points, name = 'VAT' }: { country: string; points: number; name?: string },
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  if (!isCountry(country)) throw unknownCountry()
  if (!isBasisPoints(points)) throw badTaxRate(points)
  const today = clock.now()
  await inTransaction(async (tx) => {
    const before = await findRate(tx, country, today)
    if (before?.points === points && before.name === name) return
    await putRate(tx, { country, fromDay: today, points, name })
    await recordAudit(tx, actor, 'tax.rate_set', country, {
      before: { points: before?.points ?? 0 },
      after: { points, name },
    })
  })
}
