import { isId } from '@/core/ids'
import type { Db, Tx } from '@/infra/db'
import type { Source } from '../entitlement'

export interface NewEntitlement {
  id: string
  userId: string
  packId: string
  source: Source
  lineId: string | null
}

/** Library's SQL verb (see the migration): one statement, safe against itself at the same moment. */
export async function grantRow(tx: Db, given: NewEntitlement): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ granted: string | null }[]>`
    SELECT grant_entitlement(${given.id}, ${given.userId}, ${given.packId}, ${given.source}, ${given.lineId}) AS granted`
  return row?.granted ?? undefined
}

/** Lock all entitlements, live and ended, of one person to one pack: those of whom this line gave it to. */
export async function lockRows(tx: Tx, lineId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM "Entitlement" e WHERE (e."userId", e."packId") IN (
      SELECT "userId", "packId" FROM "Entitlement" WHERE "lineId" = ${lineId}) ORDER BY e.id FOR UPDATE`
}

/** End the live entitlement of an order line. Undefined when there is none (never granted, or ended before). */
export async function endRow(tx: Tx, lineId: string, at: Date) {
  const [ended] = await tx.entitlement.updateManyAndReturn({
    where: { lineId, endedAt: null },
    data: { endedAt: at },
    select: { id: true, userId: true, packId: true, grantedAt: true },
  })
  return ended
}

/** The ended entitlement of an order line lives again. Undefined when it is alive, or its owner has another live one. */
export async function returnRow(tx: Tx, lineId: string) {
  const [returned] = await tx.$queryRaw<{ userId: string; packId: string; grantedAt: Date }[]>`
    UPDATE "Entitlement" e SET "endedAt" = NULL
    WHERE e."lineId" = ${lineId} AND e."endedAt" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "Entitlement" o WHERE o."userId" = e."userId" AND o."packId" = e."packId" AND o."endedAt" IS NULL)
    RETURNING e."userId", e."packId", e."grantedAt"`
  return returned
}

/** How many of what these order lines gave had files or single stickers taken of. */
export function countTouched(db: Db, lineIds: readonly string[]): Promise<number> {
  return db.entitlement.count({
    where: { lineId: { in: [...lineIds] }, OR: [{ takenAt: { not: null } }, { usedAt: { not: null } }] },
  })
}

/** How many reasons to own this pack this person ever had. */
export function countEver(db: Db, userId: string, packId: string): Promise<number> {
  return db.entitlement.count({ where: { userId, packId } })
}

const live = {
  id: true,
  userId: true,
  packId: true,
  source: true,
  grantedAt: true,
  takenFor: true,
  takenAt: true,
  usedAt: true,
} as const

/** The live entitlement of a person to a pack. Rides the partial unique index. */
export async function findLive(db: Db, userId: string, packId: string) {
  const row = await db.entitlement.findFirst({ where: { userId, packId, endedAt: null }, select: live })
  return row ?? undefined
}

/** A person's live entitlements to these packs. Rides the partial unique index. */
export function findLiveAmong(db: Db, userId: string, packIds: readonly string[]) {
  return db.entitlement.findMany({
    where: { userId, packId: { in: [...packIds] }, endedAt: null },
    select: { packId: true, grantedAt: true },
  })
}

export type LiveEntitlement = NonNullable<Awaited<ReturnType<typeof findLive>>>

export function countLive(db: Db, userId: string): Promise<number> {
  return db.entitlement.count({ where: { userId, endedAt: null } })
}

export async function countBySource(db: Db, userId: string): Promise<Map<string, number>> {
  const rows = await db.entitlement.groupBy({ by: ['source'], where: { userId, endedAt: null }, _count: true })
  return new Map(rows.map(({ source, _count }) => [source, _count]))
}

/** What a person owns, latest first; `after` is the last entitlement of the page before. Ids sort by the time they were made; rides the index on userId. */
export function findOwnedRows(
  db: Db,
  userId: string,
  { after, take, source }: { after?: string | undefined; take: number; source?: Source | undefined },
) {
  return db.entitlement.findMany({
    where: {
      userId,
      endedAt: null,
      ...(source && { source }),
      // As a condition and not as a cursor: one's own row, or the id of nothing, which is before everything.
      ...(after && isId('entitlement', after) && { id: { lt: after } }),
    },
    select: live,
    orderBy: { id: 'desc' },
    take,
  })
}

/** Files were taken for a platform, now: the version they are of is news no more. */
export async function markTaken(db: Db, id: string, platform: string, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "Entitlement" SET "takenAt" = ${at},
      "takenFor" = CASE WHEN ${platform} = ANY("takenFor") THEN "takenFor" ELSE "takenFor" || ${platform}::text END
    WHERE id = ${id}`
}

/** A single sticker of it was taken. The first time only: later ones change nothing and write nothing. */
export async function markUsed(db: Db, id: string, at: Date): Promise<void> {
  await db.entitlement.updateMany({ where: { id, usedAt: null }, data: { usedAt: at } })
}
