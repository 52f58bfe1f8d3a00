import { money } from '@/core/money'
import { Prisma, type Db, type Tx } from '@/infra/db'
import { waitForTakedowns } from './takedown-holds'
import { OPEN_STATES, type Destination, type Payout, type PayoutState } from '../payout'

const columns = {
  id: true,
  userId: true,
  provider: true,
  state: true,
  amountMinor: true,
  withheldMinor: true,
  withheldPoints: true,
  withheldCountry: true,
  feeMinor: true,
  currency: true,
  holder: true,
  account: true,
  bic: true,
  accountRef: true,
  attempt: true,
  ref: true,
  batch: true,
  reason: true,
  dueOn: true,
  requestedAt: true,
  approvedAt: true,
  approvedBy: true,
  sentAt: true,
  paidAt: true,
  endedAt: true,
} as const

type Row = Prisma.PayoutGetPayload<{ select: typeof columns }>

function toPayout({ amountMinor, withheldMinor, feeMinor, currency, state, ...row }: Row): Payout {
  const [amount, withheld] = [money(amountMinor, currency), money(withheldMinor, currency)]
  const fee = feeMinor === null ? null : money(feeMinor, currency)
  return { ...row, state: state as PayoutState, amount, withheld, fee }
}

export async function insertPayout(
  tx: Tx,
  payout: Destination & {
    id: string
    userId: string
    amountMinor: bigint
    withheldMinor: bigint
    withheldPoints: number
    withheldCountry: string | null
    currency: string
    key: string
    requestedAt: Date
    dueOn: Date
  },
): Promise<Payout> {
  return toPayout(await tx.payout.create({ data: payout, select: columns }))
}

export async function findPayoutRow(db: Db, where: { id: string } | { key: string }): Promise<Payout | undefined> {
  const row = await db.payout.findUnique({ where, select: columns })
  return row ? toPayout(row) : undefined
}

export async function findPayoutByRef(db: Db, provider: string, ref: string): Promise<Payout | undefined> {
  const row = await db.payout.findFirst({ where: { provider, ref }, select: columns })
  return row ? toPayout(row) : undefined
}

/** The payout, locked until the transaction ends. */
export async function lockPayout(tx: Tx, id: string): Promise<Payout | undefined> {
  await tx.$queryRaw`SELECT FROM "Payout" WHERE id = ${id} FOR UPDATE`
  return findPayoutRow(tx, { id })
}

/** Move a locked payout and note what goes with it. */
export async function movePayout(
  tx: Tx,
  id: string,
  state: PayoutState,
  more: Partial<
    Pick<Payout, 'approvedAt' | 'approvedBy' | 'sentAt' | 'paidAt' | 'endedAt' | 'ref' | 'batch' | 'reason' | 'attempt'>
  > = {},
): Promise<Payout> {
  return toPayout(await tx.payout.update({ where: { id }, data: { state, ...more }, select: columns }))
}

/** What the provider of a locked payout charged for it. */
export async function storePayoutFee(tx: Tx, id: string, feeMinor: bigint): Promise<void> {
  await tx.payout.update({ where: { id }, data: { feeMinor }, select: { id: true } })
}

/** Payouts that left by this provider, and of which nobody knows yet what it charged. Rides on (state, requestedAt). */
export function findWithoutFee(db: Db, provider: string, take: number): Promise<{ id: string; ref: string | null }[]> {
  return db.payout.findMany({
    where: { state: { in: ['paid', 'returned'] }, provider, feeMinor: null, ref: { not: null } },
    select: { id: true, ref: true },
    orderBy: { requestedAt: 'desc' },
    take,
  })
}

/** A person's payouts, newest first. Rides on (userId, requestedAt). */
export async function findPayoutsOf(db: Db, userId: string, take: number): Promise<Payout[]> {
  const rows = await db.payout.findMany({
    where: { userId },
    select: columns,
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.map(toPayout)
}

/** The payout of a person's that left before this one. Rides on (userId, requestedAt). */
export async function findPaidBefore(
  db: Db,
  { userId, requestedAt, amount }: Payout,
): Promise<{ id: string; requestedAt: Date } | undefined> {
  const row = await db.payout.findFirst({
    where: { userId, currency: amount.currency, requestedAt: { lt: requestedAt }, paidAt: { not: null } },
    select: { id: true, requestedAt: true },
    orderBy: { requestedAt: 'desc' },
  })
  return row ?? undefined
}

export async function findOpenPayout(db: Db, userId: string, currency: string): Promise<Payout | undefined> {
  const row = await db.payout.findFirst({
    where: { userId, currency, state: { in: [...OPEN_STATES] } },
    select: columns,
  })
  return row ? toPayout(row) : undefined
}

/** Let one request of a person's at a time pass, until the transaction ends. */
export async function lockRequests(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`payout:${userId}`}, 0))::text`
}

/** Payouts in these states, oldest first while they are under way. Rides on (state, requestedAt). */
export async function findPayoutsIn(
  db: Db,
  states: readonly PayoutState[],
  { take, provider, newest = false }: { take: number; provider?: string; newest?: boolean },
): Promise<Payout[]> {
  const rows = await db.payout.findMany({
    where: { state: { in: [...states] }, ...(provider && { provider }) },
    select: columns,
    orderBy: { requestedAt: newest ? 'desc' : 'asc' },
    take,
  })
  return rows.map(toPayout)
}

/** How many payouts left in these days, how many of them late, and how many wait past their day. */
export async function countLateness(db: Db, since: Date): Promise<{ paid: number; late: number; waiting: number }> {
  const [row] = await db.$queryRaw<{ paid: number; late: number; waiting: number }[]>`
    SELECT count(*) FILTER (WHERE "paidAt" >= ${since})::int AS paid,
      count(*) FILTER (WHERE "paidAt" >= ${since} AND "paidAt" >= "dueOn" + 1)::int AS late,
      count(*) FILTER (WHERE state IN ('requested', 'approved', 'sent') AND now() >= "dueOn" + 1)::int AS waiting
    FROM "Payout" WHERE "paidAt" >= ${since} OR state IN ('requested', 'approved', 'sent')`
  return row ?? { paid: 0, late: 0, waiting: 0 }
}

/** Approved payouts of processors that no call was made for since a moment. */
export async function findWaitingToSend(db: Db, since: Date, take: number): Promise<string[]> {
  const rows = await db.payout.findMany({
    where: {
      state: 'approved',
      provider: { not: 'manual' },
      approvedAt: { lt: since },
      calls: { none: { createdAt: { gte: since } } },
    },
    select: { id: true },
    orderBy: { approvedAt: 'asc' },
    take,
  })
  return rows.map((row) => row.id)
}

/** The payouts of one payment file, as it was handed over. */
export async function findBatch(db: Db, batch: string): Promise<Payout[]> {
  const rows = await db.payout.findMany({ where: { batch }, select: columns, orderBy: { id: 'asc' } })
  return rows.map(toPayout)
}

/**
 * Take up to so many approved payouts by hand for a payment file, locked, passing over those somebody else holds and those of
 * people whose payouts were stopped after the approval, and those of which a takedown holds a part.
 */
export async function takeApproved(tx: Tx, now: Date, take: number): Promise<string[]> {
  await waitForTakedowns(tx)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Payout" p WHERE state = 'approved' AND provider = 'manual' AND NOT EXISTS (
      SELECT FROM "PayoutFreeze" f WHERE f."userId" = p."userId" AND f.until > ${now} AND f."liftedAt" IS NULL)
      AND NOT payout_takes_held(id, "userId", currency, "amountMinor")
    ORDER BY "requestedAt" LIMIT ${take} FOR UPDATE SKIP LOCKED`
  return rows.map((row) => row.id)
}
