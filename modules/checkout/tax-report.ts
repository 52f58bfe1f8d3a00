import { type Actor, requireRole } from '@/core/actor'
import { csvCell, csvFile } from '@/core/csv'
import { money, toDecimal, type Money } from '@/core/money'
import { WHOLE } from '@/core/percent'
import { readLong } from '@/infra/db'
import { sumTax } from './db/tax-rates'
import { badMonths } from './refusals'

/** What a month brought from the buyers of a country at a rate: sales less what was given back in that month. */
export interface TaxRow {
  /** `2026-11`, UTC. */
  month: string
  country: string
  points: number
  /** Lines sold. */
  lines: number
  /** Of them, where the buyer is: two pieces of evidence agree, or somebody says another country than he. */
  proven: number
  conflicting: number
  gross: Money
  net: Money
  tax: Money
}

/**
 * Tax of live sales by month, country and rate, for the months named and those between. For finance and admins.
 * @throws Refusal `checkout.bad_months` (422)
 */
export async function taxReport(actor: Actor, { from, to }: { from: string; to: string }): Promise<TaxRow[]> {
  requireRole(actor, 'finance', 'admin')
  const month = /^20\d\d-(0[1-9]|1[0-2])$/
  if (!month.test(from) || !month.test(to) || to < from) throw badMonths()
  const [year = 0, last = 0] = to.split('-').map(Number)
  const [since, before] = [new Date(`${from}-01T00:00:00Z`), new Date(Date.UTC(year, last, 1))]
  const rows = await readLong((tx) => sumTax(tx, since, before))
  return rows.map(({ gross, tax, currency, ...row }) => ({
    ...row,
    gross: money(gross, currency),
    tax: money(tax, currency),
    net: money(gross - tax, currency),
  }))
}

/** The same as a file for whoever files the return. */
export async function exportTax(actor: Actor, months: { from: string; to: string }): Promise<string> {
  const rows = await taxReport(actor, months)
  return csvFile(
    [
      'month',
      'country',
      'rate %',
      'currency',
      'lines sold',
      'two pieces of evidence',
      'conflicting evidence',
      'gross',
      'net',
      'tax',
    ],
    rows.map(({ month, country, points, lines, proven, conflicting, gross, net, tax }) => [
      csvCell(month),
      csvCell(country),
      String((points * 100) / WHOLE),
      csvCell(gross.currency),
      String(lines),
      String(proven),
      String(conflicting),
      ...[gross, net, tax].map(toDecimal),
    ]),
  )
}
