import type { Db } from '@/infra/db'
import { chartOf, type Book } from './chart'
import { sumAccount } from './db/ledger'

/** What a person owes since his bank took back stars that he had spent; below zero when the shop owes him some of it. */
export function findStarsOwed(db: Db, userId: string, book: Book, currency: string): Promise<bigint> {
  return sumAccount(db, chartOf(book, currency).starsOwed(userId).path)
}

/** What of the stars that a person paid for his bank has taken back for now. */
export async function findStarsHeld(db: Db, userId: string, book: Book, currency: string): Promise<bigint> {
  return -(await sumAccount(db, chartOf(book, currency).wallet(userId, 'held').path))
}
