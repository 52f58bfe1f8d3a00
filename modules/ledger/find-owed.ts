import type { Db } from '@/infra/db'
import { chartOf, type Account, type AccountKind } from './chart'
import { sumOwedOf, sumPaidIn } from './db/ledger'
import type { Owed } from './split-back'

/**
 * What remains of an order's sale with each of those it went to, in the order of the sale: all its entries of lines, summed.
 * A person's part would be taken from what he still waits for, wherever it is by now; it may go below zero there.
 */
export async function findOwed(db: Db, orderId: string): Promise<Owed[]> {
  const rows = await sumOwedOf(db, orderId)
  return rows.map(({ lineId, ownerId, path, kind, book, currency, minor }) => ({
    lineId,
    account: ownerId ? chartOf(book, currency).pending(ownerId) : { path, book, kind: kind as AccountKind, currency },
    minor,
  }))
}

/** How an order was paid, less what went back the same way: the accounts a refund is paid out of. One, or several of a wallet. */
export async function findPaidIn(db: Db, orderId: string): Promise<{ account: Account; minor: bigint }[]> {
  const rows = await sumPaidIn(db, orderId)
  return rows.map(({ path, kind, book, currency, ownerId, guarded, minor }) => ({
    account: {
      path,
      book,
      kind: kind as AccountKind,
      currency,
      ...(ownerId && { ownerId }),
      ...(guarded && { guarded }),
    },
    minor,
  }))
}
