import { type Actor, requireUser } from '@/core/actor'
import { money, sum, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import type { Book } from '@/modules/ledger/chart'
import { findSaleParts, salesBetween, type SalePart } from '@/modules/ledger/earnings'
import { findLines, findPostingsOf } from './db/orders'
import type { OrderLine } from './order'
import { type Period, momentsOf } from './period'

const PAGE = 50

/** A sale as one of its people sees it: what came in, where each unit went, and the entry that says so. Not who bought. */
export interface Sale extends Pick<OrderLine, 'packId' | 'title' | 'coverKey' | 'gross' | 'tax' | 'fee' | 'shares'> {
  entryId: string
  at: Date
  test: boolean
  country: string
  /** This person's own part. */
  mine: Money
  /** The sale was given back, whole or in part, or a dispute about it was lost: a row of its own, every amount below zero. */
  back: boolean
  disputed: boolean
}

/** Which sales are asked about. */
export interface SalesFilter {
  book?: Book | undefined
  period?: Period | undefined
  /** Of one pack only, or to one country; within `book` and `period`. */
  packId?: string | undefined
  country?: string | undefined
}

/** The sales this person has a part in, newest first, from the ledger. `next` is the cursor of the following page. */
export async function listSales(
  actor: Actor,
  { before, take = PAGE, ...filter }: SalesFilter & { before?: string | undefined; take?: number } = {},
): Promise<{ sales: Sale[]; next: string | undefined }> {
  const { id } = requireUser(actor)
  const { book, period, packId, country } = filter
  const moments = period && momentsOf(period)
  const page = { before, take: take + 1 }
  const among =
    moments && (packId ?? country)
      ? await findPostingsOf(db, salesBetween(id, book ?? 'live', env.SHOP_CURRENCY, moments), {
          packId,
          country,
          ...page,
        })
      : undefined
  const parts = await findSaleParts(db, id, { book, moments, among, ...page })
  const shown = wholeEntries(parts, take)
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

/** A page of them. An entry of several packs is not torn apart: what is left of it would be on no page. */
function wholeEntries(parts: readonly SalePart[], take: number): SalePart[] {
  const cut = parts[take]?.entryId
  const whole = parts.slice(0, take).filter(({ entryId }) => entryId !== cut)
  return whole.length > 0 ? whole : parts.slice(0, take)
}

function toSale({ entryId, at, book, kind, part, parts }: SalePart, line: OrderLine & { country: string }): Sale {
  const { packId, title, coverKey, country } = line
  const disputed = kind === 'dispute_lost'
  const common = { entryId, at, test: book === 'test', country, packId, title, coverKey, mine: part, disputed }
  if (!parts) return { ...common, gross: line.gross, tax: line.tax, fee: line.fee, shares: line.shares, back: false }
  const { currency } = part
  // Something was given back of the sale, or came again: as much as the entry says.
  const people = line.shares.map((share) => ({
    ...share,
    amount: money(parts.people.get(share.userId) ?? 0n, currency),
  }))
  const shares = sum(people.map((share) => share.amount), currency) // prettier-ignore
  return {
    ...common,
    gross: money(parts.tax + parts.fee + shares.minor, currency),
    tax: money(parts.tax, currency),
    fee: money(parts.fee, currency),
    shares: people,
    back: part.minor < 0n,
  }
}
