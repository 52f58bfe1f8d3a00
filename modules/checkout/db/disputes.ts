import { money } from '@/core/money'
import { Prisma, type Db, type Tx } from '@/infra/db'
import type { Owed } from '@/modules/ledger/split-back'
import type { Dispute, DisputeStage } from '../dispute'

const columns = {
  id: true,
  orderId: true,
  paymentId: true,
  provider: true,
  ref: true,
  state: true,
  stage: true,
  reason: true,
  amountMinor: true,
  feeMinor: true,
  currency: true,
  parts: true,
  surplus: true,
  heldMinor: true,
  owedMinor: true,
  dueAt: true,
  createdAt: true,
  endedAt: true,
} as const

type Row = Prisma.DisputeGetPayload<{ select: typeof columns }>

function toDispute({ amountMinor, feeMinor, heldMinor, owedMinor, currency, stage, parts, ...row }: Row): Dispute {
  return {
    ...row,
    held: heldMinor,
    owed: owedMinor,
    stage: stage as DisputeStage,
    amount: money(amountMinor, currency),
    fee: money(feeMinor, currency),
    // JSON has no integers of this size: as decimal text.
    parts: (parts as unknown as (Omit<Owed, 'minor'> & { minor: string })[]).map((part) => ({
      ...part,
      minor: BigInt(part.minor),
    })),
  }
}

/** The dispute of this name at its provider, written down when it is heard of first. The caller holds the order's lock. */
export async function keepDispute(
  tx: Tx,
  { amount, ...row }: Pick<Dispute, 'id' | 'orderId' | 'paymentId' | 'provider' | 'ref' | 'state' | 'amount'>,
): Promise<Dispute> {
  await tx.dispute.createMany({
    data: [{ ...row, amountMinor: amount.minor, currency: amount.currency }],
    skipDuplicates: true,
  })
  const { provider, ref } = row
  return toDispute(await tx.dispute.findUniqueOrThrow({ where: { provider_ref: { provider, ref } }, select: columns }))
}

export async function storeDispute(
  tx: Tx,
  id: string,
  change: Partial<Pick<Dispute, 'state' | 'stage' | 'reason' | 'dueAt' | 'endedAt' | 'surplus'>> & {
    amountMinor?: bigint
    heldMinor?: bigint
    owedMinor?: bigint
    feeMinor?: bigint
    parts?: readonly Owed[]
  },
): Promise<void> {
  const { parts, ...rest } = change
  await tx.dispute.update({
    where: { id },
    select: { id: true },
    data: {
      ...rest,
      ...(parts && {
        parts: parts.map((part) => ({ ...part, minor: part.minor.toString() })) as unknown as Prisma.InputJsonArray,
      }),
    },
  })
}

/** How much of a line its buyer's bank has taken back. */
export async function storeDisputed(tx: Tx, lineId: string, minor: bigint): Promise<void> {
  await tx.orderLine.update({ where: { id: lineId }, data: { disputedMinor: minor }, select: { id: true } })
}

/** An order's disputes, first to last. Rides on (orderId). */
export async function findDisputesOf(db: Db, orderId: string): Promise<Dispute[]> {
  const rows = await db.dispute.findMany({ where: { orderId }, select: columns, orderBy: { id: 'asc' } })
  return rows.map(toDispute)
}

/** How a dispute stands in the books, by its provider's name for it. Rides on (provider, ref). */
export async function findStanding(
  db: Db,
  provider: string,
  ref: string,
): Promise<Pick<Dispute, 'state' | 'stage'> | undefined> {
  const row = await db.dispute.findUnique({
    where: { provider_ref: { provider, ref } },
    select: { state: true, stage: true },
  })
  return row ? { state: row.state, stage: row.stage as DisputeStage } : undefined
}

/** Disputes that want an answer or wait for one, the soonest deadline first. Rides on (stage, dueAt). */
export async function findOpenDisputes(db: Db, take: number): Promise<Dispute[]> {
  const rows = await db.dispute.findMany({
    where: { stage: { in: ['inquiry', 'open'] }, endedAt: null },
    select: columns,
    orderBy: { dueAt: 'asc' },
    take,
  })
  return rows.map(toDispute)
}

/** Disputes that hold something a person earned, the soonest deadline first. Rides on (stage, dueAt): few are open at a time. */
export async function findDisputesHolding(db: Db, userId: string): Promise<Dispute[]> {
  const rows = await db.dispute.findMany({
    where: { stage: 'open', parts: { array_contains: [{ account: { ownerId: userId } }] } },
    select: columns,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 50,
  })
  return rows.map(toDispute)
}
