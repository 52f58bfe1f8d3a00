import type { Db, Prisma, Tx } from '@/infra/db'
import type { VersionState } from '../version'

const version = {
  id: true,
  packId: true,
  artistId: true,
  number: true,
  state: true,
  title: true,
  description: true,
  translations: true,
  languages: true,
  tags: true,
  category: true,
  rating: true,
  revision: true,
  round: true,
  reasons: true,
  words: true,
  judgedAs: true,
  submittedAt: true,
  decidedAt: true,
  updatedAt: true,
} as const

export type VersionRow = Prisma.VersionGetPayload<{ select: typeof version }> & { state: VersionState }
export type VersionChange = Omit<Prisma.VersionUncheckedUpdateInput, 'id' | 'packId' | 'artistId' | 'state'> & {
  state?: VersionState
}

export async function findVersion(db: Db, id: string): Promise<VersionRow | null> {
  return (await db.version.findUnique({ where: { id }, select: version })) as VersionRow | null
}

/** The version with its row locked until the transaction ends: whoever changes it, its stickers or its people queues up here. */
export async function lockVersion(tx: Tx, id: string): Promise<VersionRow | null> {
  await tx.$queryRaw`SELECT id FROM "Version" WHERE id = ${id} FOR UPDATE`
  return findVersion(tx, id)
}

/** The newest version of a pack: the one in the works, or the one that was approved last. */
export async function findLatestVersion(db: Db, packId: string): Promise<VersionRow | null> {
  return (await db.version.findFirst({
    where: { packId },
    orderBy: { number: 'desc' },
    select: version,
  })) as VersionRow | null
}

/** The newest version of each of an artist's packs, last changed first. */
export async function findLatestVersions(db: Db, where: { artistId: string } | { packId: { in: string[] } }) {
  const rows = await db.version.findMany({
    where,
    orderBy: [{ packId: 'asc' }, { number: 'desc' }],
    distinct: ['packId'],
    select: {
      ...version,
      _count: { select: { stickers: true } },
      stickers: { select: { master: { select: pictured } }, orderBy: { position: 'asc' }, take: 5 },
    },
  })
  return rows.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
}

const pictured = { hash: true, artKey: true, previewsAt: true, placeholder: true } as const

export async function insertVersion(db: Db, data: Prisma.VersionUncheckedCreateInput): Promise<void> {
  await db.version.create({ data })
}

export async function changeVersion(db: Db, id: string, data: VersionChange): Promise<void> {
  await db.version.update({ where: { id }, data })
}

/** Rides (artistId, …). */
export async function findWaitingIds(db: Db, artistId: string): Promise<string[]> {
  const rows = await db.version.findMany({ where: { artistId, state: 'waiting' }, select: { id: true } })
  return rows.map(({ id }) => id)
}

export function countUnderReview(db: Db, artistId: string): Promise<number> {
  return db.version.count({ where: { artistId, state: { in: ['waiting', 'in_review'] } } })
}
