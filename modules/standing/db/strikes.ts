import type { Db, Tx } from '@/infra/db'
import type { Strike } from '../strike'

const columns = {
  id: true,
  packId: true,
  title: true,
  takedownId: true,
  reasons: true,
  at: true,
  endsAt: true,
  liftedAt: true,
} as const

export async function insertStrike(tx: Tx, strike: Omit<Strike, 'liftedAt'> & { userId: string }): Promise<void> {
  await tx.strike.create({ data: strike })
}

/** Whose it was, and for which pack or page; nothing when it was none or is lifted already. */
export function liftStrikeOf(
  tx: Tx,
  takedownId: string,
  at: Date,
): Promise<{ userId: string; title: string; packId: string | null }[]> {
  return tx.strike.updateManyAndReturn({
    select: { userId: true, title: true, packId: true },
    where: { takedownId, liftedAt: null },
    data: { liftedAt: at },
  })
}

/** How many of these were counted, and not taken back. */
export function countStrikesOf(tx: Tx, takedownIds: readonly string[]): Promise<number> {
  return tx.strike.count({ where: { takedownId: { in: [...takedownIds] }, liftedAt: null } })
}

/** The newest of a person, those that are over too. */
export function findStrikes(db: Db, userId: string): Promise<Strike[]> {
  return db.strike.findMany({
    select: columns,
    where: { userId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
  })
}

/** People with so many in force, the most first. */
export function findStruck(db: Db, atLeast: number, now: Date): Promise<{ userId: string; count: number }[]> {
  return db.$queryRaw`
    SELECT "userId", count(*)::int AS count FROM "Strike" WHERE "endsAt" > ${now} AND "liftedAt" IS NULL
    GROUP BY "userId" HAVING count(*) >= ${atLeast} ORDER BY 2 DESC, 1 LIMIT 100`
}

/** Of each of these people, how many strikes were not taken back, and how many of them are in force; who has none is not in it. */
export function countStrikeRows(
  db: Db,
  userIds: readonly string[],
  now: Date,
): Promise<{ userId: string; ever: number; now: number }[]> {
  return db.$queryRaw`
    SELECT "userId", count(*)::int AS ever, count(*) FILTER (WHERE "endsAt" > ${now})::int AS now
    FROM "Strike" WHERE "userId" = ANY(${[...userIds]}) AND "liftedAt" IS NULL GROUP BY "userId"`
}
