import { Prisma, type Db, type Tx } from '@/infra/db'
import type { Money } from '@/core/money'
import type { RefundState } from '../provider'

interface Opened {
  key: string
  refundId: string
  provider: 'sandbox' | 'manual'
  paymentRef: string
  ref: string
  amount: Money
  /** What the payment brought in all: no more than that goes back. */
  taken: bigint
  state: 'pending' | 'done'
}

const columns = { ref: true, state: true, reason: true, bankRef: true } as const
type Row = Prisma.HouseRefundGetPayload<{ select: typeof columns }>

function toState({ ref, state, reason, bankRef }: Row): RefundState {
  return { state: state as RefundState['state'], ref: bankRef ?? ref, reason, later: false }
}

/** Give back what was taken by a payment, once a key; more than was taken is refused, as a processor would. */
export async function openHouseRefund(db: Db, refund: Opened): Promise<RefundState> {
  const { amount, taken, ...row } = refund
  const before = await db.houseRefund.findUnique({ where: { key: row.key }, select: columns })
  if (before) return toState(before)
  const { _sum } = await db.houseRefund.aggregate({
    _sum: { amountMinor: true },
    where: { paymentRef: row.paymentRef, state: { not: 'failed' } },
  })
  if ((_sum.amountMinor ?? 0n) + amount.minor > taken)
    return { state: 'failed', ref: null, reason: 'more_than_taken', later: false }
  await db.houseRefund.createMany({
    data: [{ ...row, amountMinor: amount.minor, currency: amount.currency }],
    skipDuplicates: true,
  })
  return toState(await db.houseRefund.findUniqueOrThrow({ where: { key: row.key }, select: columns }))
}

export async function findHouseRefund(db: Db, refundId: string): Promise<RefundState | undefined> {
  const row = await db.houseRefund.findFirst({ where: { refundId }, orderBy: { createdAt: 'desc' }, select: columns })
  return row ? toState(row) : undefined
}

/** How it ended, or how it turned out after all. False when it is not in one of these states. */
export async function moveHouseRefund(
  tx: Tx,
  refundId: string,
  from: readonly RefundState['state'][],
  to: { state: 'done' | 'failed'; reason?: string; bankRef?: string },
): Promise<boolean> {
  const { count } = await tx.houseRefund.updateMany({ where: { refundId, state: { in: [...from] } }, data: to })
  return count > 0
}
