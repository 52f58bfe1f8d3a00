import type { Db, Tx } from '@/infra/db'
import type { FrozenVersion } from '../frozen-version'
import type { PackState } from '../pack'

/** A sticker that was put on sale, and what became of its pack. */
export interface MasterUse {
  masterHash: string
  artKey: string
  /** Counted from 0. */
  position: number
  packId: string
  slug: string
  title: string
  state: PackState
  artistId: string
  onSaleAt: Date | null
}

/** The copy that is sold. Never changed afterwards: the database refuses it. */
export async function insertVersion(tx: Tx, { stickers, ...version }: FrozenVersion): Promise<void> {
  await tx.publishedVersion.create({
    data: {
      ...version,
      tags: [...version.tags],
      languages: [...version.languages],
      translations: { ...version.translations },
    },
  })
  await tx.publishedSticker.createMany({
    data: stickers.map(({ slot, ...sticker }) => ({
      ...sticker,
      ...(slot && { slot }),
      versionId: version.id,
      emoji: [...sticker.emoji],
      tags: [...sticker.tags],
      extras: { ...sticker.extras },
    })),
  })
}

const stickerColumns = {
  id: true,
  position: true,
  masterHash: true,
  artKey: true,
  kind: true,
  frames: true,
  durationMs: true,
  width: true,
  height: true,
  placeholder: true,
  emoji: true,
  tags: true,
  alt: true,
  slot: true,
  extras: true,
} as const

const versionColumns = {
  id: true,
  packId: true,
  number: true,
  title: true,
  description: true,
  translations: true,
  languages: true,
  tags: true,
  category: true,
  rating: true,
  publishedAt: true,
  stickers: { select: stickerColumns, orderBy: { position: 'asc' } },
} as const

/** A version that was sold at some time, with its stickers in order. One query by key, one by the index on versionId. */
export async function findVersionRow(db: Db, id: string) {
  const row = await db.publishedVersion.findUnique({ where: { id }, select: versionColumns })
  return row ?? undefined
}

export type PublishedVersion = NonNullable<Awaited<ReturnType<typeof findVersionRow>>>
export type PublishedSticker = PublishedVersion['stickers'][number]

/** Numbers and days of a pack's versions, newest first. */
export function findVersionNumbers(db: Db, packIds: readonly string[]) {
  return db.publishedVersion.findMany({
    where: { packId: { in: [...packIds] } },
    select: { id: true, packId: true, number: true, publishedAt: true },
    orderBy: [{ packId: 'asc' }, { number: 'desc' }],
  })
}

/** The stickers of these versions, as far as a picker needs them, in order. Rides the key on versionId and position. */
export function findStickerRows(db: Db, versionIds: readonly string[], take: number) {
  return db.publishedSticker.findMany({
    where: { versionId: { in: [...versionIds] } },
    select: {
      id: true,
      versionId: true,
      artKey: true,
      kind: true,
      placeholder: true,
      emoji: true,
      tags: true,
      alt: true,
      extras: true,
    },
    orderBy: [{ versionId: 'asc' }, { position: 'asc' }],
    take,
  })
}

/** One sticker by its id, with the pack it belongs to. */
export async function findStickerRow(db: Db, id: string) {
  const row = await db.publishedSticker.findUnique({
    where: { id },
    select: { ...stickerColumns, version: { select: { id: true, packId: true, number: true, publishedAt: true } } },
  })
  return row ?? undefined
}

/** Stickers with one of these emoji, from the versions now on sale of these packs. */
export function findStickersOf(db: Db, packIds: readonly string[], emoji: readonly string[]) {
  return db.$queryRaw<{ artKey: string; emoji: string[] }[]>`
    SELECT s."artKey", s.emoji FROM "Pack" p JOIN "PublishedSticker" s ON s."versionId" = p."versionId"
    WHERE p.id = ANY(${[...packIds]}) AND s.emoji && ${[...emoji]}::text[]
    ORDER BY p."onSaleAt" DESC, s.position`
}

/** The masters of all stickers that are on sale now, each once. Reads them all: for a check by hand. */
export function findMastersOnSale(db: Db): Promise<{ masterHash: string; kind: string }[]> {
  return db.$queryRaw`
    SELECT DISTINCT s."masterHash", s.kind FROM "Pack" p JOIN "PublishedSticker" s ON s."versionId" = p."versionId"
    WHERE p.state = 'on_sale' ORDER BY 1`
}

/**
 * Where one of these masters was ever put on sale: a row a pack and master, of its newest version that has it. All there are: a
 * limit would be a place to hide behind. Rides the index on masterHash.
 */
export function findUseRows(db: Db, masterHashes: readonly string[]): Promise<MasterUse[]> {
  return db.$queryRaw`
    SELECT DISTINCT ON (p.id, s."masterHash")
      s."masterHash", s."artKey", s.position, p.id AS "packId", p.slug, p.title, p.state, p."artistId", p."onSaleAt"
    FROM "PublishedSticker" s JOIN "PublishedVersion" v ON v.id = s."versionId" JOIN "Pack" p ON p.id = v."packId"
    WHERE s."masterHash" = ANY(${[...masterHashes]})
    ORDER BY p.id, s."masterHash", v.number DESC, s.position, s.id`
}
