import { money } from '@/core/money'
import { Prisma, type Db, type Tx } from '@/infra/db'
import type { salesBetween } from '@/modules/ledger/earnings'
import type { Entry } from '@/modules/ledger/entry'
import type { Order, OrderLine, OrderState } from '../order'

const lineColumns = {
  id: true,
  packId: true,
  versionId: true,
  title: true,
  artistId: true,
  coverKey: true,
  grossMinor: true,
  taxMinor: true,
  taxPoints: true,
  feeMinor: true,
  feePoints: true,
  discountMinor: true,
  refundedMinor: true,
  shares: {
    select: { userId: true, name: true, part: true, points: true, minor: true },
    orderBy: { position: 'asc' },
  },
} as const

const columns = {
  id: true,
  buyerId: true,
  kind: true,
  state: true,
  totalMinor: true,
  currency: true,
  country: true,
  provider: true,
  test: true,
  gift: true,
  locale: true,
  consentText: true,
  createdAt: true,
  paidAt: true,
  expiresAt: true,
  lines: { select: lineColumns, orderBy: { id: 'asc' } },
} as const

type Row = Prisma.OrderGetPayload<{ select: typeof columns }>
type LineRow = Prisma.OrderLineGetPayload<{ select: typeof lineColumns }>

function toLine(
  { grossMinor, discountMinor, taxMinor, feeMinor, refundedMinor, shares, ...line }: LineRow,
  currency: string,
): OrderLine {
  return {
    ...line,
    gross: money(grossMinor, currency),
    discount: money(discountMinor, currency),
    tax: money(taxMinor, currency),
    fee: money(feeMinor, currency),
    refunded: money(refundedMinor, currency),
    shares: shares.map(({ minor, ...share }) => ({ ...share, amount: money(minor, currency) })),
  }
}

function toOrder({ totalMinor, currency, state, lines, ...row }: Row): Order {
  return {
    ...row,
    kind: row.kind as Order['kind'],
    state: state as OrderState,
    total: money(totalMinor, currency),
    lines: lines.map((line) => toLine(line, currency)),
  }
}

/** What an order is made of. */
export interface NewOrder extends Omit<Order, 'state' | 'createdAt' | 'paidAt' | 'expiresAt'> {
  expiresAt: Date
}

/** Insert an order with all it was agreed on, and the entry that its payment will post. */
export async function insertOrder(tx: Tx, order: NewOrder & { key: string }, entry: Entry): Promise<void> {
  const { total, lines, ...row } = order
  await tx.order.create({
    select: { id: true },
    data: {
      ...row,
      totalMinor: total.minor,
      currency: total.currency,
      entry: entry as unknown as Prisma.InputJsonObject,
      consentAt: new Date(),
      lines: {
        create: lines.map(({ gross, discount, tax, fee, refunded, shares, ...line }) => ({
          ...line,
          grossMinor: gross.minor,
          discountMinor: discount.minor,
          taxMinor: tax.minor,
          feeMinor: fee.minor,
          refundedMinor: refunded.minor,
          shares: {
            create: shares.map(({ amount, ...share }, position) => ({ ...share, position, minor: amount.minor })),
          },
        })),
      },
    },
  })
}

export async function findOrderRow(db: Db, where: { id: string } | { key: string }): Promise<Order | undefined> {
  const row = await db.order.findUnique({ where, select: columns })
  return row ? toOrder(row) : undefined
}

/** The order, locked until the transaction ends. */
export async function lockOrder(tx: Tx, id: string): Promise<Order | undefined> {
  await tx.$queryRaw`SELECT FROM "Order" WHERE id = ${id} FOR UPDATE`
  return findOrderRow(tx, { id })
}

/** A buyer's orders of any of these packs that still wait for money, gifts apart, newest first. */
export async function findWaiting(db: Db, buyerId: string, packIds: readonly string[]): Promise<Order[]> {
  const rows = await db.order.findMany({
    where: { buyerId, state: 'created', gift: false, lines: { some: { packId: { in: [...packIds] } } } },
    select: columns,
    orderBy: { id: 'desc' },
  })
  return rows.map(toOrder)
}

/** A buyer's orders, newest first; `before` is the last id of the page before. Rides on (buyerId, createdAt). */
export async function findOrdersOf(
  db: Db,
  buyerId: string,
  { before, take }: { before?: string | undefined; take: number },
): Promise<Order[]> {
  const rows = await db.order.findMany({
    where: { buyerId, ...(before && { id: { lt: before } }) },
    select: columns,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.map(toOrder)
}

/** Move an order that still waits. False when it does not any more. */
export async function closeWaiting(db: Db, id: string, to: 'canceled' | 'expired'): Promise<boolean> {
  const { count } = await db.order.updateMany({ where: { id, state: 'created' }, data: { state: to } })
  return count === 1
}

/** Close what was not paid in time. Rides on (state, createdAt). */
export async function expireWaiting(db: Db, now: Date): Promise<number> {
  const { count } = await db.order.updateMany({
    where: { state: 'created', expiresAt: { lt: now } },
    data: { state: 'expired' },
  })
  return count
}

/**
 * See settle_order in the migration `settle_gifts`: everything a payment means in one statement, or nothing and false.
 * What shows only on the way (MQ001: the buyer owns it by another order) also makes it false.
 */
export async function settleAtOnce(
  db: Db,
  paid: { orderId: string; paymentId: string; minor: bigint; entryId: string; eventId: string | null },
): Promise<boolean> {
  const { orderId, paymentId, minor, entryId, eventId } = paid
  try {
    const [row] = await db.$queryRaw<{ settled: boolean }[]>`
      /* kept: settle_order */ SELECT settle_order(${orderId}, ${paymentId}, ${minor}, ${entryId}, ${eventId}) AS settled`
    return row?.settled ?? false
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta ?? '').includes('MQ001'))
      return false
    throw error
  }
}

/** Claim the sending of an order's receipt. True once. */
export async function claimReceipt(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.order.updateMany({
    where: { id, state: { in: ['paid', 'refunded'] }, receiptAt: null },
    data: { receiptAt: new Date() },
  })
  return count === 1
}

/** Lines by id, for those who have a part in them. */
export async function findLines(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, OrderLine & { orderId: string; country: string }>> {
  const rows = await db.orderLine.findMany({
    where: { id: { in: [...ids] } },
    select: { ...lineColumns, orderId: true, order: { select: { currency: true, country: true } } },
  })
  return new Map(
    rows.map(({ orderId, order, ...line }) => [
      line.id,
      { ...toLine(line, order.currency), orderId, country: order.country },
    ]),
  )
}

/**
 * The packs that lines are of and the countries they were sold to, each with the name the pack was sold under last, and which of
 * the lines are its. For many lines at once: rides on the primary keys, as one array. Not as a join, for which the planner would
 * read the orders of all artists.
 */
export function findPlacesOfLines(db: Db, ids: readonly string[]) {
  return db.$queryRaw<{ packId: string; country: string; title: string; lineIds: string[] }[]>`
    SELECT l."packId", l.country, (array_agg(l.title ORDER BY l.id DESC))[1] AS title, array_agg(l.id) AS "lineIds"
    FROM (
      SELECT id, "packId", title, (SELECT o.country FROM "Order" o WHERE o.id = "OrderLine"."orderId") AS country
      FROM "OrderLine" WHERE id = ANY(${[...ids]})
    ) l GROUP BY l."packId", l.country`
}

/**
 * A person's postings of sales of one pack, or to one country, newest first, a page at a time. Rides on Posting(accountPath,
 * entryId), and passes over the others: it reads no further back than the period.
 */
export function findPostingsOf(
  db: Db,
  { paths, kinds, from, until, first, end }: ReturnType<typeof salesBetween>,
  {
    packId = null,
    country = null,
    before,
    take,
  }: {
    packId?: string | undefined | null
    country?: string | undefined | null
    before?: string | undefined
    take: number
  },
) {
  return db.$queryRaw<{ entryId: string; position: number }[]>`
    SELECT p."entryId", p.position
    FROM "Posting" p JOIN "JournalEntry" e ON e.id = p."entryId"
      JOIN "OrderLine" l ON l.id = p."lineId" JOIN "Order" o ON o.id = l."orderId"
    WHERE p."accountPath" = ANY(${paths}) AND p."entryId" >= ${first} AND p."entryId" < ${before ?? end}
      AND e.kind = ANY(${kinds}) AND e.at >= ${from} AND e.at < ${until}
      AND (${packId}::text IS NULL OR l."packId" = ${packId}) AND (${country}::text IS NULL OR o.country = ${country})
    ORDER BY p."entryId" DESC, p.position LIMIT ${take}`
}

/** What was paid in orders for real money since a moment, and what of it the platform and the state got. Rides on (state, createdAt). */
export async function sumTaken(db: Db, since: Date) {
  const [row] = await db.$queryRaw<{ gross: bigint; tax: bigint; fee: bigint }[]>`
    SELECT coalesce(sum(l."grossMinor"), 0)::bigint AS gross, coalesce(sum(l."taxMinor"), 0)::bigint AS tax,
      coalesce(sum(l."feeMinor"), 0)::bigint AS fee
    FROM "Order" o JOIN "OrderLine" l ON l."orderId" = o.id
    WHERE o.state IN ('paid', 'refunded') AND o."createdAt" >= ${since} AND NOT o.test`
  return row ?? { gross: 0n, tax: 0n, fee: 0n }
}

/** Lines summed by the pack they are of, under the name it was sold by last: how many, and where their money went. */
export function sumLinesByPack(db: Db, ids: readonly string[]) {
  return db.$queryRaw<{ title: string; lineIds: string[]; gross: bigint; tax: bigint; fee: bigint }[]>`
    SELECT (array_agg(title ORDER BY id DESC))[1] AS title, array_agg(id) AS "lineIds", sum("grossMinor")::bigint AS gross,
      sum("taxMinor")::bigint AS tax, sum("feeMinor")::bigint AS fee
    FROM "OrderLine" WHERE id = ANY(${[...ids]}) GROUP BY "packId" ORDER BY 1, "packId"`
}
