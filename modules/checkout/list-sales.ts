import { type Actor, requireUser } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import type { Book } from '@/modules/ledger/chart'
import { findSaleParts, type SalePart } from '@/modules/ledger/earnings'
import { findLines } from './db/orders'
import type { OrderLine } from './order'

const PAGE = 50

/** A sale as one of its people sees it: what came in, where each unit went, and the entry that says so. Not who bought. */
export interface Sale extends Pick<OrderLine, 'packId' | 'title' | 'coverKey' | 'gross' | 'tax' | 'fee' | 'shares'> {
  entryId: string
  at: Date
  test: boolean
  country: string
  /** This person's own part. */
  mine: Money
  /** The sale was taken back: a row of its own, every amount below zero. */
  back: boolean
}

/** The sales this person has a part in, newest first, from the ledger. `next` is the cursor of the following page. */
export async function listSales(
  actor: Actor,
  { book, before, take = PAGE }: { book?: Book | undefined; before?: string | undefined; take?: number } = {},
): Promise<{ sales: Sale[]; next: string | undefined }> {
  const { id } = requireUser(actor)
  const parts = await findSaleParts(db, id, { book, before, take: take + 1 })
  const shown = parts.slice(0, take)
  const lines = await findLines(
    db,
    shown.map((part) => part.lineId),
  )
  const sales = shown.flatMap((part) => {
    const line = lines.get(part.lineId)
    return line ? [toSale(part, line)] : []
  })
  return { sales, next: parts.length > take ? shown.at(-1)?.entryId : undefined }
}

function toSale({ entryId, at, book, part }: SalePart, line: OrderLine & { country: string }): Sale {
  const { packId, title, coverKey, country } = line
  const back = part.minor < 0n
  const signed = (amount: Money) => (back ? money(-amount.minor, amount.currency) : amount)
  return {
    entryId,
    at,
    test: book === 'test',
    country,
    packId,
    title,
    coverKey,
    gross: signed(line.gross),
    tax: signed(line.tax),
    fee: signed(line.fee),
    shares: line.shares.map((share) => ({ ...share, amount: signed(share.amount) })),
    mine: part,
    back,
  }
}
