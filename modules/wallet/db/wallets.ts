import type { Db, Tx } from '@/infra/db'
import type { Book } from '@/modules/ledger/chart'

const columns = { paidMinor: true, promoMinor: true } as const

interface Place {
  userId: string
  book: Book
  currency: string
}

export async function findWalletRow(db: Db, where: Place) {
  const row = await db.walletBalance.findUnique({ where: { userId_book_currency: where }, select: columns })
  return row ?? undefined
}

/** The row, locked until the transaction ends: whoever else spends from this wallet waits. */
export async function lockWalletRow(tx: Tx, { userId, book, currency }: Place) {
  await tx.$queryRaw`
    SELECT FROM "WalletBalance" WHERE "userId" = ${userId} AND book = ${book} AND currency = ${currency} FOR UPDATE`
  return findWalletRow(tx, { userId, book, currency })
}
