import type { Db, Tx } from '@/infra/db'
import type { FreezeReason } from '../payout'

export interface Freeze {
  id: string
  userId: string
  reason: FreezeReason
  note: string
  until: Date
  createdAt: Date
}

const columns = { id: true, userId: true, reason: true, note: true, until: true, createdAt: true } as const

export async function insertFreeze(
  tx: Tx,
  freeze: { id: string; userId: string; reason: FreezeReason; note: string; until: Date; createdBy: string },
): Promise<void> {
  await tx.payoutFreeze.create({ data: freeze, select: { id: true } })
}

/** The freeze in force for a person that ends last. Rides on (userId, until). */
export async function findFreeze(db: Db, userId: string, now: Date): Promise<Freeze | undefined> {
  const row = await db.payoutFreeze.findFirst({
    where: { userId, until: { gt: now }, liftedAt: null },
    select: columns,
    orderBy: { until: 'desc' },
  })
  return row ? { ...row, reason: row.reason as FreezeReason } : undefined
}

export async function findFreezes(db: Db, now: Date, take: number): Promise<Freeze[]> {
  const rows = await db.payoutFreeze.findMany({
    where: { until: { gt: now }, liftedAt: null },
    select: columns,
    orderBy: { until: 'asc' },
    take,
  })
  return rows.map((row) => ({ ...row, reason: row.reason as FreezeReason }))
}

export async function liftFreezeRow(tx: Tx, id: string, by: string, at: Date): Promise<string | undefined> {
  const { count } = await tx.payoutFreeze.updateMany({
    where: { id, liftedAt: null, until: { gt: at } },
    data: { liftedAt: at, liftedBy: by },
  })
  if (count === 0) return undefined
  return (await tx.payoutFreeze.findUnique({ where: { id }, select: { userId: true } }))?.userId
}

/** How often payouts were stopped since a day, and are now, by reason. */
export function countFreezes(db: Db, since: Date, now: Date) {
  return db.$queryRaw<{ reason: FreezeReason; set: number; inForce: number }[]>`
    SELECT reason, count(*)::int AS set, count(*) FILTER (WHERE "liftedAt" IS NULL AND until > ${now})::int AS "inForce"
    FROM "PayoutFreeze" WHERE "createdAt" >= ${since} GROUP BY reason ORDER BY 2 DESC, 1`
}
