import { type Actor, requireUser } from '@/core/actor'
import { systemClock } from '@/core/clock'
import { money, sum, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findReleases, findPartsSince } from '@/modules/ledger/earnings'
import { type Balances, findBalances } from '@/modules/ledger/find-balances'
import { findPacksOfLines } from './db/orders'

/** How many days the chart looks back, today included. */
const DAYS = 30
const DAY_MS = 86_400_000

export interface PackEarnings {
  packId: string
  title: string
  total: Money
}

export interface EarningsDay {
  /** `2026-11-24`, UTC. */
  day: string
  total: Money
  sales: number
  /** What each pack brought, in the order of `packs`. */
  parts: Money[]
}

/** A person's earnings in one book and currency. */
export interface Earnings extends Balances {
  holdDays: number
  next: { at: Date; amount: Money } | undefined
  /** Packs that earned in these days, most first. */
  packs: PackEarnings[]
  /** Each of the last 30 days, oldest first, also those with nothing. */
  days: EarningsDay[]
  total: Money
}

/** What this person has earned, waits for and may be paid, and what the last 30 days brought: all from the postings. */
export async function findEarnings(actor: Actor, clock = systemClock): Promise<Earnings[]> {
  const { id } = requireUser(actor)
  const today = Math.floor(clock.now().getTime() / DAY_MS) * DAY_MS
  const dates = Array.from({ length: DAYS }, (_, index) => new Date(today - (DAYS - 1 - index) * DAY_MS))
  const from = new Date(today - (DAYS - 1) * DAY_MS)
  return Promise.all(
    (await findBalances(db, id)).map(async (balances) => {
      const place = { book: balances.book, currency: balances.currency }
      const [parts, [next]] = await Promise.all([
        findPartsSince(db, id, { ...place, from }),
        findReleases(db, id, { ...place, holdDays: env.HOLD_DAYS, now: clock.now(), take: 1 }),
      ])
      return { ...balances, holdDays: env.HOLD_DAYS, next, ...(await byPack(parts, dates, balances.currency)) }
    }),
  )
}

async function byPack(parts: Awaited<ReturnType<typeof findPartsSince>>, dates: Date[], currency: string) {
  const sold = await findPacksOfLines(db, [...new Set(parts.map(({ lineId }) => lineId))])
  const packOf = new Map(sold.flatMap(({ packId, lineIds }) => lineIds.map((lineId) => [lineId, packId])))
  const titleOf = new Map(sold.map(({ packId, title }) => [packId, title]))
  const ofPack = new Map<string, { title: string; minor: bigint }>()
  const ofDay = new Map<string, { sales: number; minor: Map<string, bigint> }>()
  for (const { day, lineId, part } of parts) {
    const packId = packOf.get(lineId) ?? ''
    ofPack.set(packId, {
      title: titleOf.get(packId) ?? '',
      minor: (ofPack.get(packId)?.minor ?? 0n) + part.minor,
    })
    const its = ofDay.get(day) ?? { sales: 0, minor: new Map<string, bigint>() }
    its.sales += part.minor > 0n ? 1 : 0
    its.minor.set(packId, (its.minor.get(packId) ?? 0n) + part.minor)
    ofDay.set(day, its)
  }
  const packs = [...ofPack]
    .map(([packId, { title, minor }]) => ({ packId, title, total: money(minor, currency) }))
    .toSorted((a, b) => (a.total.minor < b.total.minor ? 1 : a.total.minor > b.total.minor ? -1 : 0))
  const days = dates.map((date) => {
    const day = date.toISOString().slice(0, 10)
    const its = ofDay.get(day)
    const each = packs.map(({ packId }) => money(its?.minor.get(packId) ?? 0n, currency))
    return { day, total: sum(each, currency), sales: its?.sales ?? 0, parts: each }
  })
  const total = sum(
    packs.map((pack) => pack.total),
    currency,
  )
  return { packs, days, total }
}
