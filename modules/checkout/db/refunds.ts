import { money } from '@/core/money'
import { Prisma, type Db, type Tx } from '@/infra/db'
import type { Entry } from '@/modules/ledger/entry'
import type { Refund, RefundReason, RefundState } from '../refund'

const columns = {
  id: true,
  orderId: true,
  paymentId: true,
  provider: true,
  state: true,
  amountMinor: true,
  currency: true,
  reason: true,
  note: true,
  entry: true,
  decidedBy: true,
  attempt: true,
  tries: true,
  ref: true,
  lastError: true,
  createdAt: true,
  endedAt: true,
  lines: { select: { lineId: true, minor: true }, orderBy: { lineId: 'asc' } },
} as const

type Row = Prisma.RefundGetPayload<{ select: typeof columns }>

function toRefund({ amountMinor, currency, state, reason, entry, lines, ...row }: Row): Refund {
  return {
    ...row,
    state: state as RefundState,
    reason: reason as RefundReason,
    amount: money(amountMinor, currency),
    entry: entry as unknown as Entry,
    lines: lines.map(({ lineId, minor }) => ({ lineId, amount: money(minor, currency) })),
  }
}

/** Write a refund down and set its money apart, line by line. */
export async function insertRefund(
  tx: Tx,
  { amount, entry, lines, ...row }: Pick<Refund, 'id' | 'orderId' | 'paymentId' | 'provider' | 'amount' | 'reason' | 'note' | 'entry' | 'decidedBy' | 'lines'> & { key: string; askAt: Date }, // prettier-ignore
): Promise<void> {
  await tx.refund.create({
    select: { id: true },
    data: {
      ...row,
      amountMinor: amount.minor,
      currency: amount.currency,
      entry: entry as unknown as Prisma.InputJsonObject,
      lines: { create: lines.map((line) => ({ lineId: line.lineId, minor: line.amount.minor })) },
    },
  })
  for (const line of lines) await moveLine(tx, line.lineId, { refundingMinor: { increment: line.amount.minor } })
}

/** Change what a line says of its refunds. */
export async function moveLine(
  tx: Tx,
  lineId: string,
  change: {
    refundingMinor?: { increment: bigint } | { decrement: bigint }
    refundedMinor?: { increment: bigint } | { decrement: bigint }
  },
): Promise<void> {
  await tx.orderLine.update({ where: { id: lineId }, data: change, select: { id: true } })
}

/** An order is refunded when every line of it is whole, and paid again when one is not any more. */
export async function storeWhole(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Order" o SET state = CASE WHEN l.whole THEN 'refunded' ELSE 'paid' END
    FROM (SELECT bool_and("refundedMinor" = "grossMinor") AS whole FROM "OrderLine" WHERE "orderId" = ${orderId}) l
    WHERE o.id = ${orderId} AND o.state IN ('paid', 'refunded')
      AND o.state <> CASE WHEN l.whole THEN 'refunded' ELSE 'paid' END`
}

export async function findRefundRow(db: Db, where: { id: string } | { key: string }): Promise<Refund | undefined> {
  const row = await db.refund.findUnique({ where, select: columns })
  return row ? toRefund(row) : undefined
}

export async function findRefundByRef(db: Db, provider: string, ref: string): Promise<Refund | undefined> {
  const row = await db.refund.findFirst({ where: { provider, ref }, select: columns })
  return row ? toRefund(row) : undefined
}

/** The refund, locked until the transaction ends. */
export async function lockRefund(tx: Tx, id: string): Promise<Refund | undefined> {
  await tx.$queryRaw`SELECT FROM "Refund" WHERE id = ${id} FOR UPDATE`
  return findRefundRow(tx, { id })
}

/** An order's refunds, first to last. Rides on (orderId). */
export async function findRefundsOf(db: Db, orderId: string): Promise<Refund[]> {
  const rows = await db.refund.findMany({ where: { orderId }, select: columns, orderBy: { id: 'asc' } })
  return rows.map(toRefund)
}

export async function storeRefund(
  tx: Db,
  id: string,
  change: Partial<Pick<Refund, 'state' | 'ref' | 'lastError' | 'attempt' | 'tries' | 'endedAt'>> & {
    askAt?: Date | null
  },
): Promise<void> {
  await tx.refund.update({ where: { id }, data: change, select: { id: true } })
}

/** The call had no answer: the same one is made again later. */
export async function storeRefundSilence(db: Db, id: string, error: string, askAt: Date): Promise<void> {
  await db.refund.updateMany({
    where: { id, state: 'pending' },
    data: { tries: { increment: 1 }, lastError: error.slice(0, 500), askAt },
  })
}

/** Refunds to call or ask about, the longest waiting first. Rides on (state, askAt). */
export function findDueRefunds(
  db: Db,
  now: Date,
  take: number,
): Promise<{ id: string; state: string; endedAt: Date | null }[]> {
  return db.refund.findMany({
    where: { state: { in: ['pending', 'done'] }, askAt: { lte: now } },
    select: { id: true, state: true, endedAt: true },
    orderBy: { askAt: 'asc' },
    take,
  })
}

/** Refunds in a state, the oldest first while they are under way. Rides on (state, askAt). */
export async function findRefundsIn(db: Db, state: RefundState, take: number): Promise<Refund[]> {
  const rows = await db.refund.findMany({
    where: { state },
    select: columns,
    orderBy: { id: state === 'pending' ? 'asc' : 'desc' },
    take,
  })
  return rows.map(toRefund)
}
