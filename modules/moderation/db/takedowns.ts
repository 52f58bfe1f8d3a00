import type { Db, Prisma, Tx } from '@/infra/db'

export async function insertTakedown(tx: Tx, data: Prisma.TakedownUncheckedCreateInput): Promise<void> {
  await tx.takedown.create({ data })
}

/** The takedown a pack is under now. */
export function findOpenTakedown(db: Db, packId: string) {
  return db.takedown.findFirst({ where: { packId, endedAt: null } })
}

export async function endTakedown(tx: Tx, packId: string, endedAt: Date, endedBy: string): Promise<void> {
  await tx.takedown.updateMany({ where: { packId, endedAt: null }, data: { endedAt, endedBy } })
}

/** Packs whose time is over. Rides the index on `until`. */
export async function findPacksDue(db: Db, now: Date): Promise<string[]> {
  const rows = await db.takedown.findMany({
    where: { endedAt: null, until: { lte: now } },
    orderBy: { until: 'asc' },
    take: 100,
    select: { packId: true },
  })
  return rows.map((row) => row.packId)
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
