import type { Db } from '@/infra/db'
import { chartOf, type Book } from './chart'
import { findStarPostings } from './db/ledger'

export interface StarMove {
  entryId: string
  kind: string
  at: Date
  orderId: string | null
  pot: 'paid' | 'promo'
  /** Positive where stars came in. */
  stars: bigint
}

/** What moved a person's stars, newest first. */
export async function listStars(db: Db, userId: string, book: Book, currency: string, take = 100): Promise<StarMove[]> {
  const chart = chartOf(book, currency)
  const [paid, promo] = [chart.wallet(userId, 'paid').path, chart.wallet(userId, 'promo').path]
  const rows = await findStarPostings(db, [paid, promo], { take })
  return rows.map(({ entryId, accountPath, amountMinor, entry }) => ({
    entryId,
    kind: entry.kind,
    at: entry.at,
    orderId: entry.orderId,
    pot: accountPath === promo ? 'promo' : 'paid',
    stars: -amountMinor,
  }))
}
