import { money, type Money } from '@/core/money'
import type { Db, Tx } from '@/infra/db'
import type { TaxHome, WithholdingRate } from '../withholding'

const rate = { country: true, fromDay: true, points: true, treatyPoints: true } as const

/** The rate in force for a country on a day. Rides on the primary key. */
export async function findWithholdingRate(db: Db, country: string, day: Date): Promise<WithholdingRate | undefined> {
  const row = await db.withholdingRate.findFirst({
    select: rate,
    where: { country, fromDay: { lte: day } },
    orderBy: { fromDay: 'desc' },
  })
  return row ?? undefined
}

/** The whole table, by country, newest first. */
export function findWithholdingRates(db: Db): Promise<WithholdingRate[]> {
  return db.withholdingRate.findMany({ select: rate, orderBy: [{ country: 'asc' }, { fromDay: 'desc' }] })
}

/** A rate from a day on; the same day's is replaced. */
export async function putWithholdingRate(tx: Tx, { country, fromDay, points, treatyPoints }: WithholdingRate) {
  await tx.withholdingRate.upsert({
    where: { country_fromDay: { country, fromDay } },
    create: { country, fromDay, points, treatyPoints },
    update: { points, treatyPoints },
    select: { country: true },
  })
}

export async function findTaxHome(db: Db, userId: string): Promise<TaxHome | undefined> {
  return (await db.taxHome.findUnique({ where: { userId }, select: { country: true, treatyUntil: true } })) ?? undefined
}

/** Another country is another treaty: one that was granted ends. */
export async function putTaxHome(tx: Tx, userId: string, country: string, statedAt: Date): Promise<void> {
  const treaty = { treatyUntil: null, treatyBy: null, treatyNote: '' }
  await tx.taxHome.upsert({
    where: { userId },
    create: { userId, country, statedAt },
    update: { country, statedAt, ...treaty },
    select: { userId: true },
  })
}

export async function putTreaty(
  tx: Tx,
  userId: string,
  treaty: { treatyUntil: Date; treatyNote: string; treatyBy: string },
): Promise<boolean> {
  const { count } = await tx.taxHome.updateMany({ where: { userId }, data: treaty })
  return count === 1
}

/** What was kept back of payouts that left in these months and did not come back, with whom it is of. */
export async function findWithheld(db: Db, from: Date, until: Date): Promise<WithheldRow[]> {
  const rows = await db.payout.findMany({
    where: { state: 'paid', paidAt: { gte: from, lt: until }, withheldMinor: { gt: 0n } },
    select: { id: true, userId: true, holder: true, paidAt: true, amountMinor: true, currency: true, withheldMinor: true, withheldPoints: true, withheldCountry: true }, // prettier-ignore
    orderBy: [{ paidAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(
    ({ id, userId, holder, paidAt, amountMinor, currency, withheldMinor, withheldPoints, withheldCountry }) => ({
      payoutId: id,
      userId,
      holder,
      day: (paidAt ?? from).toISOString().slice(0, 10),
      country: withheldCountry ?? '',
      points: withheldPoints,
      amount: money(amountMinor, currency),
      withheld: money(withheldMinor, currency),
    }),
  )
}

export interface WithheldRow {
  payoutId: string
  userId: string
  holder: string
  day: string
  country: string
  points: number
  amount: Money
  withheld: Money
}
