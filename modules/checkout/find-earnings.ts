import { type Actor, requireUser } from '@/core/actor'
import { systemClock } from '@/core/clock'
import { money, sum, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findPartsBetween, findReleases } from '@/modules/ledger/earnings'
import { type Balances, findBalances } from '@/modules/ledger/find-balances'
import { findPlacesOfLines } from './db/orders'
import { type Period, momentsOf, readPeriod, slotsOf } from './period'

/** What one pack, or one country, brought. */
export interface Share {
  total: Money
  sales: number
}

export interface EarningsSlot extends Period {
  total: Money
  sales: number
  /** What each pack brought, in the order of `packs`. */
  parts: Money[]
}

/** A person's earnings in one book and currency. */
export interface Earnings extends Balances {
  holdDays: number
  next: { at: Date; amount: Money } | undefined
  /** Packs that earned in the period, most first. */
  packs: (Share & { packId: string; title: string })[]
  /** Countries they were sold to, most first. */
  countries: (Share & { country: string })[]
  /** Each day of the period, oldest first, also those with nothing; of a long one each month. */
  slots: EarningsSlot[]
  total: Money
}

/** What this person has earned, waits for and may be paid, and what a period brought: all from the postings, and only his part. */
export async function findEarnings(actor: Actor, period?: Period, clock = systemClock): Promise<Earnings[]> {
  const { id } = requireUser(actor)
  const now = clock.now()
  const asked = period ?? readPeriod({}, now)
  return Promise.all(
    (await findBalances(db, id)).map(async (balances) => {
      const place = { book: balances.book, currency: balances.currency }
      const [parts, [next]] = await Promise.all([
        findPartsBetween(db, id, { ...place, ...momentsOf(asked) }),
        findReleases(db, id, { ...place, holdDays: env.HOLD_DAYS, now, take: 1 }),
      ])
      return { ...balances, holdDays: env.HOLD_DAYS, next, ...(await byPlace(parts, asked, balances.currency)) }
    }),
  )
}

/** Sums while they are made. */
class Tally {
  readonly minor = new Map<string, bigint>()
  readonly sales = new Map<string, number>()

  add(key: string, minor: bigint): void {
    this.minor.set(key, (this.minor.get(key) ?? 0n) + minor)
    this.sales.set(key, (this.sales.get(key) ?? 0) + (minor > 0n ? 1 : 0))
  }

  /** Most first. */
  shares(currency: string): (Share & { key: string })[] {
    return [...this.minor]
      .map(([key, minor]) => ({ key, total: money(minor, currency), sales: this.sales.get(key) ?? 0 }))
      .toSorted((a, b) => (a.total.minor < b.total.minor ? 1 : a.total.minor > b.total.minor ? -1 : 0))
  }
}

async function byPlace(parts: Awaited<ReturnType<typeof findPartsBetween>>, period: Period, currency: string) {
  const places = await findPlacesOfLines(db, [...new Set(parts.map(({ lineId }) => lineId))])
  const placeOf = new Map(places.flatMap((place) => place.lineIds.map((lineId) => [lineId, place])))
  const titleOf = new Map(places.map(({ packId, title }) => [packId, title]))
  const slots = slotsOf(period)
  // Thousands of parts are of few days.
  const days = [...new Set(parts.map(({ day }) => day))]
  const slotOf = new Map(days.map((day) => [day, slots.find(({ from, to }) => from <= day && day <= to)?.from ?? '']))
  const [ofPack, ofCountry, ofSlot, ofBoth] = [new Tally(), new Tally(), new Tally(), new Tally()]
  for (const { day, lineId, part } of parts) {
    const { packId = '', country = '' } = placeOf.get(lineId) ?? {}
    const slot = slotOf.get(day) ?? ''
    ofPack.add(packId, part.minor)
    ofCountry.add(country, part.minor)
    ofSlot.add(slot, part.minor)
    ofBoth.add(`${slot} ${packId}`, part.minor)
  }
  const packs = ofPack
    .shares(currency)
    .map(({ key, ...share }) => ({ ...share, packId: key, title: titleOf.get(key) ?? '' }))
  return {
    packs,
    countries: ofCountry.shares(currency).map(({ key, ...share }) => ({ ...share, country: key })),
    slots: slots.map((slot) => ({
      ...slot,
      total: money(ofSlot.minor.get(slot.from) ?? 0n, currency),
      sales: ofSlot.sales.get(slot.from) ?? 0,
      parts: packs.map(({ packId }) => money(ofBoth.minor.get(`${slot.from} ${packId}`) ?? 0n, currency)),
    })),
    total: sum(
      packs.map((pack) => pack.total),
      currency,
    ),
  }
}
