import { type Actor, requireFresh, requireRole, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { isCountry } from '@/core/countries'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { cleanText } from '@/core/text'
import { findStanding } from '@/modules/accounts/find-identity'
import { findTaxHome, putTaxHome } from './db/withholding'
import { statesThemselves, taxHomeNeedsSource, unknownTaxHome } from './refusals'

/** State where one pays tax. It decides what is kept back of the next payout. @throws Refusal `payouts.unknown_tax_home` (422) */
export async function stateTaxHome(actor: Actor, country: string, clock: Clock = systemClock): Promise<void> {
  const { id } = requireUser(actor)
  await inTransaction((tx) => state(tx, actor, { userId: id, country }, clock))
}

/**
 * State it for somebody who is banned and can't any more: without it his money could not be paid out where tax is kept back.
 * For finance and admins, with what they know it from; audited.
 */
export async function stateTaxHomeOfBanned(
  actor: Actor,
  { userId, country, source }: { userId: string; country: string; source: string },
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const reason = cleanText(source)
  if (reason.length < 3) throw taxHomeNeedsSource()
  await inTransaction(async (tx) => {
    if ((await findStanding(tx, userId)) !== 'banned') throw statesThemselves()
    await state(tx, actor, { userId, country, reason }, clock)
  })
}

async function state(
  tx: Tx,
  actor: Actor,
  { userId, country, reason }: { userId: string; country: string; reason?: string },
  clock: Clock,
): Promise<void> {
  if (!isCountry(country)) throw unknownTaxHome()
  const before = await findTaxHome(tx, userId)
  if (before?.country === country) return
  await putTaxHome(tx, userId, country, clock.now())
  await recordAudit(tx, actor, 'tax_home.stated', userId, {
    ...(reason && { reason }),
    before: { country: before?.country ?? null },
    after: { country },
  })
}
