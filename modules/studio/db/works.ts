import type { Db, Tx } from '@/infra/db'

export interface WorkRow {
  id: string
  artistId: string
  packId: string
  title: string
  masterHash: string
  artKey: string
  enrolledAt: Date
}

/** What was enrolled before keeps its day. Returns how many are new. */
export async function insertWorks(tx: Tx, rows: readonly WorkRow[]): Promise<number> {
  const { count } = await tx.work.createMany({ data: [...rows], skipDuplicates: true })
  return count
}

export async function deleteWorks(db: Db, artistId: string, packId: string): Promise<number> {
  const { count } = await db.work.deleteMany({ where: { artistId, packId } })
  return count
}

export function countWorks(db: Db, artistId: string): Promise<number> {
  return db.work.count({ where: { artistId } })
}

/** An artist's, newest first. */
export function findWorksOf(db: Db, artistId: string, take: number): Promise<WorkRow[]> {
  return db.work.findMany({ where: { artistId }, orderBy: [{ enrolledAt: 'desc' }, { id: 'asc' }], take })
}

/** Who enrolled one of these, the first of them first. All there are, however many masters are asked for. */
export function findWorksLike(db: Db, masterHashes: readonly string[]): Promise<WorkRow[]> {
  return db.$queryRaw`
    SELECT id, "artistId", "packId", title, "masterHash", "artKey", "enrolledAt" FROM "Work"
    WHERE "masterHash" = ANY(${[...masterHashes]}) ORDER BY "enrolledAt", id`
}

/** The drawings of a pack in the works, each once. */
export function findDrawings(db: Db, packId: string) {
  return db.sticker.findMany({
    select: {
      masterHash: true,
      master: { select: { artKey: true } },
      version: { select: { artistId: true, title: true } },
    },
    where: { version: { packId } },
    distinct: ['masterHash'],
    orderBy: [{ masterHash: 'asc' }, { id: 'asc' }],
  })
}

/** Packs in the works with drawings that their artist has not enrolled. */
export function findUnenrolled(
  db: Db,
  artistId: string,
  take: number,
): Promise<{ packId: string; title: string; count: number }[]> {
  return db.$queryRaw`
    SELECT v."packId", max(v.title) AS title, count(DISTINCT s."masterHash")::int AS count
    FROM "Version" v JOIN "Sticker" s ON s."versionId" = v.id
    WHERE v."artistId" = ${artistId} AND v.state <> 'approved'
      AND NOT EXISTS (SELECT FROM "Work" w WHERE w."artistId" = ${artistId} AND w."masterHash" = s."masterHash")
    GROUP BY v."packId" ORDER BY v."packId" DESC LIMIT ${take}`
}
