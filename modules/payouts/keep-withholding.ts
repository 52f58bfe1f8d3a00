import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { isCountry } from '@/core/countries'
import { csvCell, csvFile } from '@/core/csv'
import { toDecimal } from '@/core/money'
import { WHOLE } from '@/core/percent'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { findProfileByHandle } from '@/modules/accounts/find-profiles'
import { findWithheld, findWithholdingRates, putTreaty, putWithholdingRate } from './db/withholding'
import { badWithholding, treatyNotPossible, unknownTaxHome } from './refusals'
import type { WithholdingRate } from './withholding'

const DAY_MS = 86_400_000
const dayOf = (at: Date) => new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)

/** What is, was and will be kept back, by country. For finance and admins. */
export async function listWithholding(actor: Actor): Promise<WithholdingRate[]> {
  requireRole(actor, 'finance', 'admin')
  return findWithholdingRates(db)
}

/**
 * From a day on, this much is kept back of payouts to people of a country. What was asked for before keeps what it was shown.
 * For finance and admins; audited. @throws Refusal `payouts.unknown_tax_home`, `payouts.bad_withholding` (422)
 */
export async function setWithholding(
  actor: Actor,
  { country, fromDay, points, treatyPoints }: WithholdingRate,
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  if (!isCountry(country)) throw unknownTaxHome()
  const whole = [points, treatyPoints].every((one) => Number.isInteger(one) && one >= 0 && one < WHOLE)
  const from = dayOf(fromDay)
  if (!whole || treatyPoints > points || !(from >= dayOf(clock.now()))) throw badWithholding()
  await inTransaction(async (tx) => {
    await putWithholdingRate(tx, { country, fromDay: from, points, treatyPoints })
    const after = { points, treatyPoints, from: from.toISOString().slice(0, 10) }
    await recordAudit(tx, actor, 'withholding.set', country, { after })
  })
}

/**
 * A person's form was seen, by which a treaty lowers what is kept back until a day. For finance and admins, never for oneself;
 * audited. @throws Refusal `payouts.treaty_not_possible` (422)
 */
export async function grantTreaty(
  actor: Actor,
  { handle, until, note }: { handle: string; until: Date; note: string },
  clock: Clock = systemClock,
): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const person = await findProfileByHandle(handle)
  if (!person || person.id === by.id || note.trim() === '' || !(until >= dayOf(clock.now()))) throw treatyNotPossible()
  await inTransaction(async (tx) => {
    const treaty = { treatyUntil: dayOf(until), treatyNote: note.trim(), treatyBy: by.id }
    if (!(await putTreaty(tx, person.id, treaty))) throw treatyNotPossible()
    await recordAudit(tx, actor, 'tax_home.treaty', person.id, {
      reason: note.trim(),
      after: { until: until.toISOString().slice(0, 10) },
    })
  })
}

/**
 * What was kept back in these months, a payout a row, for whoever files it. It names people: for finance and admins, with a second factor
 * shown just now, and each time on record.
 */
export async function exportWithholding(actor: Actor, { from, to }: { from: string; to: string }): Promise<string> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const month = /^20\d\d-(0[1-9]|1[0-2])$/
  if (!month.test(from) || !month.test(to) || to < from) throw badWithholding()
  const [year = 0, last = 0] = to.split('-').map(Number)
  const rows = await findWithheld(db, new Date(`${from}-01T00:00:00Z`), new Date(Date.UTC(year, last, 1)))
  await recordAudit(db, actor, 'withholding.file_fetched', `${from}/${to}`, { after: { payouts: rows.length } })
  return csvFile(
    ['day', 'payout', 'person', 'name', 'country', 'rate %', 'currency', 'payout before tax', 'withheld'],
    rows.map(({ day, payoutId, userId, holder, country, points, amount, withheld }) => [
      ...[day, payoutId, userId, holder, country].map(csvCell),
      String((points * 100) / WHOLE),
      csvCell(amount.currency),
      toDecimal(amount),
      toDecimal(withheld),
    ]),
  )
}
