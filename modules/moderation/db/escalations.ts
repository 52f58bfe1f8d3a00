import type { Tx } from '@/infra/db'

const MOST = 200

/** Mark what waits past its time and is not marked yet, so many at a time, the longest waiting first. @returns The ids. */
export async function escalateRows(tx: Tx, now: Date): Promise<{ reviews: string[]; others: string[] }> {
  const reviews = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Case" SET "escalatedAt" = ${now} WHERE id IN (
      SELECT id FROM "Case" WHERE state IN ('open', 'claimed') AND "dueAt" <= ${now} AND "escalatedAt" IS NULL
      ORDER BY "openedAt", id LIMIT ${MOST} FOR UPDATE SKIP LOCKED)
    RETURNING id`
  const others = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "PackCase" SET "escalatedAt" = ${now} WHERE id IN (
      SELECT id FROM "PackCase" WHERE state = 'open' AND "dueAt" <= ${now} AND "escalatedAt" IS NULL
      ORDER BY "openedAt", id LIMIT ${MOST} FOR UPDATE SKIP LOCKED)
    RETURNING id`
  return { reviews: reviews.map(({ id }) => id), others: others.map(({ id }) => id) }
}
