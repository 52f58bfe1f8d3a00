import { money } from '@/core/money'
import type { Db, Tx } from '@/infra/db'
import type { Alarm, Payment, PaymentStatus } from '../payment'

const columns = {
  id: true,
  orderId: true,
  provider: true,
  ref: true,
  key: true,
  state: true,
  amountMinor: true,
  capturedMinor: true,
  currency: true,
  alarm: true,
  alarmClosedAt: true,
  payUrl: true,
  createdAt: true,
} as const

interface Row extends Omit<Payment, 'state' | 'alarm' | 'amount' | 'captured'> {
  state: string
  alarm: string | null
  amountMinor: bigint
  capturedMinor: bigint
  currency: string
}

function toPayment({ amountMinor, capturedMinor, currency, state, alarm, ...row }: Row): Payment {
  return {
    ...row,
    state: state as PaymentStatus,
    alarm: alarm as Alarm | null,
    amount: money(amountMinor, currency),
    captured: money(capturedMinor, currency),
  }
}

export async function insertPayment(
  tx: Tx,
  payment: {
    id: string
    orderId: string
    provider: string
    key: string
    amountMinor: bigint
    currency: string
    askAt: Date | null
  },
): Promise<Payment> {
  return toPayment(await tx.payment.create({ data: payment, select: columns }))
}

export async function findPaymentRow(
  db: Db,
  where: { id: string } | { key: string } | { provider_ref: { provider: string; ref: string } },
): Promise<Payment | undefined> {
  const row = await db.payment.findUnique({ where, select: columns })
  return row ? toPayment(row) : undefined
}

/** An order's attempts to be paid, first to last. */
export async function findPaymentsOf(db: Db, orderId: string): Promise<Payment[]> {
  const rows = await db.payment.findMany({ where: { orderId }, select: columns, orderBy: { id: 'asc' } })
  return rows.map(toPayment)
}

/** The payment, locked until the transaction ends. */
export async function lockPayment(tx: Tx, id: string): Promise<Payment | undefined> {
  await tx.$queryRaw`SELECT FROM "Payment" WHERE id = ${id} FOR UPDATE`
  return findPaymentRow(tx, { id })
}

/** What the provider answered when the payment was opened. A payment that went on meanwhile is left as it is. */
export async function storeOpened(db: Db, id: string, { ref, url }: { ref: string; url: string }): Promise<void> {
  await db.payment.updateMany({ where: { id, state: 'opening' }, data: { state: 'open', ref, payUrl: url } })
}

/** An alarm ends, or is open again. */
export async function moveAlarm(tx: Tx, id: string, closedAt: Date | null): Promise<void> {
  await tx.payment.updateMany({ where: { id, alarm: { not: null } }, data: { alarmClosedAt: closedAt } })
}

/** How an unpaid payment stands. One that brought money is not touched: "failed" may come after the retry that succeeded. */
export async function storeState(
  db: Db,
  id: string,
  { state, ref, askAt }: { state: PaymentStatus; ref: string; askAt: Date | null },
): Promise<void> {
  await db.payment.updateMany({ where: { id, capturedMinor: 0n }, data: { state, ref, askAt } })
}

export async function storeSurplus(tx: Tx, id: string, captured: bigint, alarm: Alarm): Promise<void> {
  await tx.payment.update({
    where: { id },
    data: { state: 'paid', capturedMinor: captured, alarm, alarmClosedAt: null },
    select: { id: true },
  })
}

export async function storeAlarmClosed(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.payment.updateMany({
    where: { id, alarm: { not: null }, alarmClosedAt: null },
    data: { alarmClosedAt: at },
  })
  return count === 1
}

/**
 * Payments whose time to be asked about has come: those for which somebody waits before those that brought money already,
 * and of each the longest silent first. Rides on (askAt).
 */
export async function findDue(db: Db, now: Date, take: number): Promise<string[]> {
  const due = async (capturedMinor: { lte: bigint } | { gt: bigint }, some: number) => {
    const where = { askAt: { lte: now }, ref: { not: null }, capturedMinor }
    return db.payment.findMany({ where, select: { id: true }, orderBy: { askAt: 'asc' }, take: some })
  }
  const waiting = await due({ lte: 0n }, take)
  const paid = await due({ gt: 0n }, take - waiting.length)
  return [...waiting, ...paid].map(({ id }) => id)
}

/** When to ask again, and the provider's name for it, which we may have learned from an event only. */
export async function storeNextAsk(
  db: Db,
  { id, ref }: Pick<Payment, 'id' | 'ref'>,
  askAt: Date | null,
): Promise<void> {
  await db.payment.update({ where: { id }, data: { askAt, ref }, select: { id: true } })
}

/** Payments with an open alarm, newest first. Rides on (alarm, createdAt). */
export async function findAlarmed(db: Db, take: number): Promise<Payment[]> {
  const rows = await db.payment.findMany({
    where: { alarm: { not: null }, alarmClosedAt: null },
    select: columns,
    orderBy: { createdAt: 'desc' },
    take,
  })
  return rows.map(toPayment)
}

/** Payments of a provider that brought money, and of whose fee nothing is known yet; the newest first. */
export async function findFeeless(db: Db, provider: string, take: number): Promise<Payment[]> {
  const rows = await db.payment.findMany({
    where: { provider, state: 'paid', feeMinor: null, ref: { not: null } },
    select: columns,
    orderBy: { id: 'desc' },
    take,
  })
  return rows.map(toPayment)
}

/** Note what a provider kept of a payment. False when it is known already. */
export async function storeFee(tx: Tx, id: string, feeMinor: bigint): Promise<boolean> {
  const { count } = await tx.payment.updateMany({ where: { id, feeMinor: null }, data: { feeMinor } })
  return count === 1
}
