import { money, type Money } from '@/core/money'
import type { Db } from '@/infra/db'
import type { Book } from './chart'
import { sumSurplus, sumUnmatched } from './db/ledger'

/** What of a payment is still owed back to its payer. Undefined when nothing is. */
export async function findUnmatched(
  db: Db,
  orderId: string,
  paymentId: string,
): Promise<{ book: Book; amount: Money } | undefined> {
  const [row] = await sumUnmatched(db, orderId, paymentId)
  return row && { book: row.book, amount: money(row.minor, row.currency) }
}

/** What a payment brought in all that fitted no order, be it still owed or not, in minor units. */
export function findSurplus(db: Db, orderId: string, paymentId: string): Promise<bigint> {
  return sumSurplus(db, orderId, paymentId)
}
