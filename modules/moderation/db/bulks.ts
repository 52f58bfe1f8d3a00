import type { Db, Prisma, Tx } from '@/infra/db'

export async function insertBulk(tx: Tx, data: Prisma.BulkDecisionCreateInput): Promise<void> {
  await tx.bulkDecision.create({ data, select: { id: true } })
}

export function findBulk(db: Db, id: string) {
  return db.bulkDecision.findUnique({ where: { id } })
}

/** Undone or done, once. */
export async function endBulk(db: Db, id: string, end: { undoneAt: Date } | { doneAt: Date }): Promise<boolean> {
  const { count } = await db.bulkDecision.updateMany({ where: { id, undoneAt: null, doneAt: null }, data: end })
  return count === 1
}

/** What somebody can still take back. Rides on (by, effectAt). */
export function findPendingBulk(db: Db, by: string, now: Date) {
  return db.bulkDecision.findMany({
    where: { by, effectAt: { gt: now }, undoneAt: null, doneAt: null },
    orderBy: { effectAt: 'asc' },
    take: 10,
  })
}
