import type { Prisma, Db, Tx } from '@/infra/db'
import type { RefundRequest, RequestState } from '../refund-request'

const columns = {
  id: true,
  orderId: true,
  buyerId: true,
  lineIds: true,
  state: true,
  words: true,
  answer: true,
  dueAt: true,
  createdAt: true,
  decidedAt: true,
  refundId: true,
} as const

type Row = Prisma.RefundRequestGetPayload<{ select: typeof columns }>
const toRequest = (row: Row): RefundRequest => ({ ...row, state: row.state as RequestState })

export async function insertRequest(
  tx: Tx,
  request: Pick<RefundRequest, 'id' | 'orderId' | 'buyerId' | 'lineIds' | 'words' | 'dueAt'>,
): Promise<void> {
  await tx.refundRequest.create({ data: request, select: { id: true } })
}

export async function findRequestRow(db: Db, id: string): Promise<RefundRequest | undefined> {
  const row = await db.refundRequest.findUnique({ where: { id }, select: columns })
  return row ? toRequest(row) : undefined
}

/** An order's requests, first to last. Rides on (orderId). */
export async function findRequestsOf(db: Db, orderId: string): Promise<RefundRequest[]> {
  const rows = await db.refundRequest.findMany({ where: { orderId }, select: columns, orderBy: { id: 'asc' } })
  return rows.map(toRequest)
}

/** Decide a request that waits. False when somebody has. */
export async function decideRequest(
  tx: Tx,
  id: string,
  to: { state: Exclude<RequestState, 'open'>; decidedBy: string; decidedAt: Date; answer?: string; refundId?: string },
): Promise<boolean> {
  const { count } = await tx.refundRequest.updateMany({ where: { id, state: 'open' }, data: to })
  return count === 1
}

/** Requests that wait, the soonest promised first. Rides on (state, dueAt). */
export async function findOpenRequests(db: Db, take: number): Promise<RefundRequest[]> {
  const rows = await db.refundRequest.findMany({
    where: { state: 'open' },
    select: columns,
    orderBy: { dueAt: 'asc' },
    take,
  })
  return rows.map(toRequest)
}

/** How many were decided since a moment, how many of them late, and how many wait past their time. */
export async function countRequestLateness(
  db: Db,
  since: Date,
): Promise<{ decided: number; late: number; waiting: number }> {
  const [row] = await db.$queryRaw<{ decided: number; late: number; waiting: number }[]>`
    SELECT count(*) FILTER (WHERE "decidedAt" >= ${since})::int AS decided,
      count(*) FILTER (WHERE "decidedAt" >= ${since} AND "decidedAt" > "dueAt")::int AS late,
      count(*) FILTER (WHERE state = 'open' AND now() > "dueAt")::int AS waiting
    FROM "RefundRequest" WHERE "decidedAt" >= ${since} OR state = 'open'`
  return row ?? { decided: 0, late: 0, waiting: 0 }
}
