import type { Tx } from '@/infra/db'

const MOST = 200

/** Mark what waits past its time and is not marked yet, so many at a time, the longest waiting first. @returns The ids. */
export async function escalateRows(tx: Tx, now: Date): Promise<Record<'reviews' | 'others' | 'notices', string[]>> {
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
  const notices = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "RightsNotice" SET "escalatedAt" = ${now} WHERE id IN (
      SELECT id FROM "RightsNotice" n WHERE "dueAt" <= ${now} AND "escalatedAt" IS NULL
        AND EXISTS (SELECT FROM "NoticedPack" p WHERE p."noticeId" = n.id AND p.state = 'waiting')
      ORDER BY number LIMIT ${MOST} FOR UPDATE SKIP LOCKED)
    RETURNING id`
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  return { reviews: idsOf(reviews), others: idsOf(others), notices: idsOf(notices) }
}
