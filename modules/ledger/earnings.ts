import { money, type Money } from '@/core/money'
import type { Db } from '@/infra/db'
import { chartOf, type Book } from './chart'
import { findSalePostings, sumSalesByDay } from './db/ledger'

export interface SalePart {
  entryId: string
  at: Date
  orderId: string
  lineId: string
  book: Book
  part: Money
}

/** A person's part of each sale, newest first, from the postings themselves. `before` is the last entry id of the page before. */
export async function findSaleParts(
  db: Db,
  userId: string,
  { before, take }: { before?: string | undefined; take: number },
): Promise<SalePart[]> {
  const rows = await findSalePostings(db, userId, { before, take })
  return rows.map(({ entryId, amountMinor, currency, book, lineId, entry }) => ({
    entryId,
    at: entry.at,
    orderId: entry.orderId ?? '',
    lineId: lineId ?? '',
    book: book as Book,
    part: money(-amountMinor, currency),
  }))
}

/** What sales brought a person on each day (UTC) since `from` that had one. */
export async function findEarningsByDay(
  db: Db,
  userId: string,
  { book, currency, from }: { book: Book; currency: string; from: Date },
): Promise<{ day: string; earned: Money; sales: number }[]> {
  const rows = await sumSalesByDay(db, chartOf(book, currency).pending(userId).path, from)
  return rows.map(({ day, minor, sales }) => ({ day, earned: money(minor, currency), sales }))
}
