import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { isCountry } from '@/core/countries'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findTaxHome, putTaxHome } from './db/withholding'
import { unknownTaxHome } from './refusals'

/** State where one pays tax. It decides what is kept back of the next payout. @throws Refusal `payouts.unknown_tax_home` (422) */
export async function stateTaxHome(actor: Actor, country: string, clock: Clock = systemClock): Promise<void> {
  const { id } = requireUser(actor)
  if (!isCountry(country)) throw unknownTaxHome()
  await inTransaction(async (tx) => {
    const before = await findTaxHome(tx, id)
    if (before?.country === country) return
    await putTaxHome(tx, id, country, clock.now())
    await recordAudit(tx, actor, 'tax_home.stated', id, {
      before: { country: before?.country ?? null },
      after: { country },
    })
  })
}
