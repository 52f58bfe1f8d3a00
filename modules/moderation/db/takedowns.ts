import type { Db, Prisma, Tx } from '@/infra/db'

export async function insertTakedown(tx: Tx, data: Prisma.TakedownUncheckedCreateInput): Promise<void> {
  await tx.takedown.create({ data })
}

/** What keeps a pack down now, the oldest first. */
export function findOpenTakedowns(db: Db, packId: string) {
  return db.takedown.findMany({ where: { packId, endedAt: null }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
}

export async function endTakedown(tx: Tx, id: string, endedAt: Date, endedBy: string): Promise<void> {
  await tx.takedown.update({ where: { id }, data: { endedAt, endedBy } })
}

/** Takedowns whose time is over. Rides the index on `until`. */
export function findTakedownsDue(db: Db, now: Date): Promise<{ id: string; packId: string }[]> {
  return db.takedown.findMany({
    where: { endedAt: null, until: { lte: now } },
    orderBy: { until: 'asc' },
    take: 100,
    select: { id: true, packId: true },
  })
}

export function findTakedown(db: Db, id: string) {
  return db.takedown.findUnique({ where: { id } })
}

/** Those who bought were told as far as this line; `at` when all of them are. False when another told them meanwhile. */
export async function moveBuyersTold(tx: Tx, id: string, from: string, to: string, at: Date | null): Promise<boolean> {
  const { count } = await tx.takedown.updateMany({
    where: { id, buyersTold: from, buyersAt: null },
    data: { buyersTold: to, buyersAt: at },
  })
  return count === 1
}
