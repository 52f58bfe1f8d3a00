import { money, type Money } from '@/core/money'
import type { Db } from '@/infra/db'
import { chartOf, type Book } from './chart'
import {
  findLineParts,
  findLinesBetween,
  findNewestRelease,
  findPendingDays,
  findSalePostings,
  spanOf,
  type PostingKey,
} from './db/ledger'
import { SALE_KINDS, type EntryKind } from './entry'
import { LOOK_BACK_DAYS } from './release-holds'

export interface SalePart {
  entryId: string
  at: Date
  orderId: string
  lineId: string
  book: Book
  kind: EntryKind
  part: Money
  /** For what is not the sale itself: how much of the line each person, the state and the platform got, below zero when given back. */
  parts: LineParts | undefined
}

export interface LineParts {
  people: Map<string, bigint>
  tax: bigint
  fee: bigint
}

/**
 * A person's part of each sale, newest first, from the postings themselves; one that was taken back has a row of its own
 * below zero. `before` is the last entry id of the page before; `among` are the only postings asked about.
 */
export async function findSaleParts(
  db: Db,
  userId: string,
  asked: {
    book?: Book | undefined
    moments?: { from: Date; until: Date } | undefined
    among?: readonly PostingKey[] | undefined
    before?: string | undefined
    take: number
  },
): Promise<SalePart[]> {
  const rows = await findSalePostings(db, userId, asked)
  const others = rows.filter((row) => row.entry.kind !== 'sale').map((row) => row.entryId)
  const postings = others.length > 0 ? await findLineParts(db, others) : []
  return rows.map(({ entryId, amountMinor, currency, book: of, lineId, entry }) => ({
    entryId,
    at: entry.at,
    orderId: entry.orderId ?? '',
    lineId: lineId ?? '',
    book: of as Book,
    kind: entry.kind as EntryKind,
    part: money(-amountMinor, currency),
    parts:
      entry.kind === 'sale'
        ? undefined
        : partsOf(postings.filter((posting) => posting.entryId === entryId && posting.lineId === lineId)),
  }))
}

function partsOf(postings: Awaited<ReturnType<typeof findLineParts>>): LineParts {
  const parts: LineParts = { people: new Map(), tax: 0n, fee: 0n }
  for (const { ownerId, path, minor } of postings) {
    if (ownerId) parts.people.set(ownerId, (parts.people.get(ownerId) ?? 0n) + minor)
    else if (/^(test:)?tax:/.test(path)) parts.tax += minor
    else parts.fee += minor
  }
  return parts
}

/** What each order line brought a person from a moment up to another, with the day (UTC) of it. */
export async function findPartsBetween(
  db: Db,
  userId: string,
  { book, currency, from, until }: { book: Book; currency: string; from: Date; until: Date },
): Promise<{ day: string; lineId: string; part: Money }[]> {
  const rows = await findLinesBetween(db, earningPaths(userId, book, currency), { from, until })
  return rows.flatMap(({ day, lineIds, minors }) =>
    lineIds.map((lineId, index) => ({ day, lineId, part: money(BigInt(minors[index] ?? '0'), currency) })),
  )
}

/** Where a person's earnings are posted: a lost dispute takes them from where they were held, a refund from where they are. */
function earningPaths(userId: string, book: Book, currency: string): string[] {
  const chart = chartOf(book, currency)
  return [chart.pending(userId).path, chart.available(userId).path, chart.held(userId).path]
}

/** What a query of another module needs to find the postings of a person's sales between two moments by the index. */
export function salesBetween(userId: string, book: Book, currency: string, moments: { from: Date; until: Date }) {
  return { ...spanOf(moments), paths: earningPaths(userId, book, currency), kinds: [...SALE_KINDS] }
}

/**
 * What becomes available to a person next, and from when, the soonest first: a day's sales are released when the hold has
 * passed for the whole of that day (UTC). `day` is the day of the sales.
 */
export async function findReleases(
  db: Db,
  userId: string,
  { book, currency, holdDays, now, take }: { book: Book; currency: string; holdDays: number; now: Date; take: number },
): Promise<{ day: string; at: Date; amount: Money }[]> {
  const { path } = chartOf(book, currency).pending(userId)
  // Days are released in their order, and not further back than releases look: of an artist of many years, what is left
  // is a small part of his postings.
  const days = Array.from({ length: holdDays + LOOK_BACK_DAYS }, (_, back) =>
    new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10),
  )
  const from = new Date((await findNewestRelease(db, path, days)) ?? days.at(-1) ?? now)
  const waiting = await findPendingDays(db, path, { from, take })
  return waiting.map(({ day, minor }) => ({
    day,
    at: releasedFrom(new Date(day), holdDays),
    amount: money(minor, currency),
  }))
}

/** The day (UTC) on which a sale of this moment becomes available. */
export function releasedFrom(soldAt: Date, holdDays: number): Date {
  return new Date(Date.UTC(soldAt.getUTCFullYear(), soldAt.getUTCMonth(), soldAt.getUTCDate() + holdDays + 1))
}
