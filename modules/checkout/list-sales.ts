import { type Actor, requireUser } from '@/core/actor'
import type { Money } from '@/core/money'
import { db } from '@/infra/db'
import { findSaleParts, type SalePart } from '@/modules/ledger/earnings'
import { findLines } from './db/orders'
import type { OrderLine } from './order'

const PAGE = 50

/** A sale as one of its people sees it: what came in, where each unit went, and the entry that says so. Not who bought. */
export interface Sale extends Pick<OrderLine, 'packId' | 'title' | 'gross' | 'tax' | 'fee' | 'shares'> {
  entryId: string
  at: Date
  test: boolean
  country: string
  /** This person's own part. */
  mine: Money
}

/** The sales this person has a part in, newest first, from the ledger. `next` is the cursor of the following page. */
export async function listSales(
  actor: Actor,
  before?: string,
  take = PAGE,
): Promise<{ sales: Sale[]; next: string | undefined }> {
  const { id } = requireUser(actor)
  const parts = await findSaleParts(db, id, { before, take: take + 1 })
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
  const { packId, title, gross, tax, fee, shares, country } = line
  return { entryId, at, test: book === 'test', country, packId, title, gross, tax, fee, shares, mine: part }
}
