import type { Db, Tx } from '@/infra/db'
import { env } from '@/infra/env'
import type { Book } from '@/modules/ledger/chart'
import { findWalletRow, lockWalletRow } from './db/wallets'
import { starsOf, walletBook, type Stars } from './wallet'

const placeOf = (userId: string) => ({ userId, book: walletBook(), currency: env.SHOP_CURRENCY })

/** The stars a person has now. */
export async function findStars(db: Db, userId: string): Promise<Stars> {
  return starsOf(await findWalletRow(db, placeOf(userId)))
}

/** What a person has of the stars he paid for, in one book, locked as by `lockStars`. */
export async function lockStarsIn(
  tx: Tx,
  place: { userId: string; book: Book; currency: string },
): Promise<{ paid: bigint }> {
  return { paid: (await lockWalletRow(tx, place))?.paidMinor ?? 0n }
}

/** The stars of a person who is about to spend some, in his transaction: nobody else spends them meanwhile. */
export async function lockStars(tx: Tx, userId: string): Promise<Stars> {
  return starsOf(await lockWalletRow(tx, placeOf(userId)))
}
