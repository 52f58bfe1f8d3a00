import type { Db, Tx } from '@/infra/db'
import { Prisma } from '@/prisma/generated/client'

/** A sticker that was sent for review and is not decided on. */
export interface WaitingUse {
  masterHash: string
  artKey: string
  /** Counted from 0. */
  position: number
  packId: string
  title: string
  artistId: string
  submittedAt: Date | null
}

/** No place to write, no note that came with the file. */
export const NOTHING = Prisma.DbNull

const sticker = {
  id: true,
  versionId: true,
  position: true,
  masterHash: true,
  earlier: true,
  fixes: true,
  sourceHash: true,
  fileName: true,
  emoji: true,
  tags: true,
  alt: true,
  slot: true,
  extras: true,
  provenance: true,
  reasons: true,
  words: true,
  judgedAs: true,
  master: {
    select: {
      artKey: true,
      kind: true,
      frames: true,
      durationMs: true,
      width: true,
      height: true,
      bytes: true,
      placeholder: true,
      problems: true,
      previewsAt: true,
    },
  },
} as const

export type StickerRow = Prisma.StickerGetPayload<{ select: typeof sticker }>
type StickerChange = Omit<Prisma.StickerUncheckedUpdateInput, 'id' | 'versionId' | 'position'>

/** A version's stickers in their order, each with its master. */
export function findStickers(db: Db, versionId: string): Promise<StickerRow[]> {
  return db.sticker.findMany({ where: { versionId }, orderBy: { position: 'asc' }, select: sticker })
}

export function findSticker(db: Db, id: string): Promise<StickerRow | null> {
  return db.sticker.findUnique({ where: { id }, select: sticker })
}

export async function countStickers(db: Db, versionId: string): Promise<number> {
  return db.sticker.count({ where: { versionId } })
}

/** The place of a sticker that already shows this picture, counted from 1. */
export async function findPlaceOf(db: Db, versionId: string, masterHash: string): Promise<number | undefined> {
  const found = await db.sticker.findFirst({ where: { versionId, masterHash }, select: { position: true } })
  return found ? found.position + 1 : undefined
}

/**
 * Put a new sticker behind those whose files were sent before its own, so that verdicts which come out of turn do not
 * mix up the order of the artist's files. The version's row must be locked.
 */
export async function insertSticker(
  tx: Tx,
  uploadId: string,
  data: Omit<Prisma.StickerUncheckedCreateInput, 'position'>,
): Promise<void> {
  const [row] = await tx.$queryRaw<{ position: number }[]>`
    SELECT coalesce(max(s.position) + 1, 0)::int AS position
    FROM "Sticker" s LEFT JOIN "Upload" u ON u."stickerId" = s.id
    WHERE s."versionId" = ${data.versionId} AND (u.id IS NULL OR u.id < ${uploadId})`
  const position = row?.position ?? 0
  // By way of negative numbers: a position is unique at every moment, not only at the end.
  await tx.$executeRaw`
    UPDATE "Sticker" SET position = -2 - position WHERE "versionId" = ${data.versionId} AND position >= ${position}`
  await tx.$executeRaw`
    UPDATE "Sticker" SET position = -1 - position WHERE "versionId" = ${data.versionId} AND position < 0`
  await tx.sticker.create({ data: { ...data, position } })
}

/** Copy stickers as they are into another version, under new ids. */
export async function insertStickers(db: Db, data: Prisma.StickerCreateManyInput[]): Promise<void> {
  await db.sticker.createMany({ data })
}

export async function changeSticker(db: Db, id: string, data: StickerChange): Promise<void> {
  await db.sticker.update({ where: { id }, data })
}

export async function deleteStickers(db: Db, versionId: string, ids: readonly string[]): Promise<number> {
  const { count } = await db.sticker.deleteMany({ where: { versionId, id: { in: [...ids] } } })
  return count
}

/** Number a version's stickers 0, 1, 2 … in this order of ids; those not named keep their order behind. */
export async function numberStickers(tx: Tx, versionId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Sticker" s SET position = -1 - turn.place::int
    FROM (
      SELECT id, row_number() OVER (ORDER BY coalesce(array_position(${[...ids]}::text[], id), 1000000), position) - 1 AS place
      FROM "Sticker" WHERE "versionId" = ${versionId}
    ) turn
    WHERE s.id = turn.id`
  await tx.$executeRaw`
    UPDATE "Sticker" SET position = -1 - position WHERE "versionId" = ${versionId} AND position < 0`
}

/** Stickers of versions under review that were made from one of these masters, all there are. Rides the index on masterHash. */
export function findWaitingRows(db: Db, masterHashes: readonly string[]): Promise<WaitingUse[]> {
  return db.$queryRaw`
    SELECT s."masterHash", m."artKey", s.position, v."packId", v.title, v."artistId", v."submittedAt"
    FROM "Sticker" s JOIN "Version" v ON v.id = s."versionId" JOIN "Master" m ON m.hash = s."masterHash"
    WHERE s."masterHash" = ANY(${[...masterHashes]}) AND v.state IN ('waiting', 'in_review')
    ORDER BY v."submittedAt", s.position, s.id`
}

/** Whoever has this master in a version of theirs. */
export async function findArtistsOf(db: Db, masterHash: string): Promise<string[]> {
  const versions = await db.version.findMany({
    where: { stickers: { some: { masterHash } } },
    select: { artistId: true },
    distinct: ['artistId'],
    orderBy: { artistId: 'asc' },
  })
  return versions.map(({ artistId }) => artistId)
}
