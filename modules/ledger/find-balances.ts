import { money, type Money } from '@/core/money'
import type { Db } from '@/infra/db'
import { chartOf, type Book } from './chart'
import { sumOwned } from './db/ledger'

export interface Balances {
  book: Book
  currency: string
  /** Earned, still waiting out the hold. Below zero when refunds came after the hold. */
  pending: Money
  /** Can be paid out. */
  available: Money
  /** Taken back by buyers' banks for now. */
  held: Money
}

/** What a person has earned and not been paid, a row for each book and currency there was a sale in. Owed money is positive here. */
export async function findBalances(db: Db, userId: string): Promise<Balances[]> {
  // His stars are owed to him too, and are not earnings.
  const rows = (await sumOwned(db, userId)).filter(
    ({ path }) => path.includes('payable:') || path.includes('in_transit:'),
  )
  const places = [...new Set(rows.map((row) => `${row.book} ${row.currency}`))].toSorted()
  return places.map((place) => {
    const [book, currency] = place.split(' ') as [Book, string]
    const chart = chartOf(book, currency)
    const owed = (path: string) => money(-(rows.find((row) => row.path === path)?.minor ?? 0n), currency)
    const [pending, available, held] = [chart.pending(userId), chart.available(userId), chart.held(userId)]
    return { book, currency, pending: owed(pending.path), available: owed(available.path), held: owed(held.path) }
  })
}
