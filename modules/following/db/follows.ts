import type { Db, Tx } from '@/infra/db'

export async function insertFollow(tx: Tx, userId: string, artistId: string): Promise<void> {
  await tx.follow.createMany({ data: [{ userId, artistId }], skipDuplicates: true })
}

export async function deleteFollow(db: Db, userId: string, artistId: string): Promise<void> {
  await db.follow.deleteMany({ where: { userId, artistId } })
}

/** Whom somebody follows, the latest first. The list is short: it has a limit. */
export function findFollows(db: Db, userId: string) {
  return db.follow.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { artistId: 'desc' }],
    select: { artistId: true, createdAt: true },
  })
}

export function countFollows(db: Db, artistId: string): Promise<number> {
  return db.follow.count({ where: { artistId } })
}

export interface Reader {
  userId: string
  sentAt: Date | null
  follows: { artistId: string; since: Date }[]
}

/**
 * Who follows one of these artists, wants mail and had none since `before`, with whom of them they follow: a few hundred at a time,
 * by id. Rides (artistId, userId).
 */
export function findReaders(
  db: Db,
  artistIds: readonly string[],
  { before, after, take }: { before: Date; after: string; take: number },
): Promise<Reader[]> {
  return db.$queryRaw`
    SELECT f."userId", m."sentAt",
      json_agg(json_build_object('artistId', f."artistId", 'since', f."createdAt") ORDER BY f."artistId") AS follows
    FROM "Follow" f LEFT JOIN "NewsMail" m ON m."userId" = f."userId"
    WHERE f."artistId" = ANY(${[...artistIds]}) AND f."userId" > ${after}
      AND coalesce(m.wanted, true) AND (m."sentAt" IS NULL OR m."sentAt" <= ${before})
    GROUP BY f."userId", m."sentAt" ORDER BY f."userId" LIMIT ${take}`
}

/** Note that mail goes out now. Of two at one moment one is told yes. */
export async function claimMail(tx: Tx, userId: string, now: Date, before: Date): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "NewsMail" AS kept ("userId", "sentAt") VALUES (${userId}, ${now})
    ON CONFLICT ("userId") DO UPDATE SET "sentAt" = EXCLUDED."sentAt"
    WHERE kept.wanted AND (kept."sentAt" IS NULL OR kept."sentAt" <= ${before})`
  return claimed === 1
}

export async function wantsMail(db: Db, userId: string): Promise<boolean> {
  return (await db.newsMail.findUnique({ where: { userId }, select: { wanted: true } }))?.wanted ?? true
}

export async function writeWanted(db: Db, userId: string, wanted: boolean): Promise<void> {
  await db.newsMail.upsert({ where: { userId }, create: { userId, wanted }, update: { wanted } })
}
