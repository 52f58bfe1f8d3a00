import type { Problem } from '@/core/refusal'
import type { Db, Prisma, Tx } from '@/infra/db'
import { JUDGING_SECONDS, KEPT_HOURS, type UploadState } from '../upload'

const upload = {
  id: true,
  versionId: true,
  artistId: true,
  fileName: true,
  bytes: true,
  state: true,
  sourceHash: true,
  fingerprint: true,
  inArchive: true,
  stickerId: true,
  problems: true,
  said: true,
} as const

export type UploadRow = Prisma.UploadGetPayload<{ select: typeof upload }> & { state: UploadState }
type UploadChange = Omit<Prisma.UploadUncheckedUpdateInput, 'id' | 'state' | 'problems'> & {
  problems?: readonly Problem[]
}

export async function findUpload(db: Db, id: string): Promise<UploadRow | null> {
  return (await db.upload.findUnique({ where: { id }, select: upload })) as UploadRow | null
}

export async function findUploadByFingerprint(db: Db, versionId: string, fingerprint: string) {
  const where = { versionId_fingerprint: { versionId, fingerprint } }
  return (await db.upload.findUnique({ where, select: upload })) as UploadRow | null
}

/** A version's uploads in the order they were sent. */
export async function findUploads(db: Db, versionId: string): Promise<UploadRow[]> {
  return (await db.upload.findMany({ where: { versionId }, orderBy: { id: 'asc' }, select: upload })) as UploadRow[]
}

export async function insertUpload(db: Db, data: Prisma.UploadUncheckedCreateInput): Promise<void> {
  await db.upload.create({ data })
}

export type NewUpload = Omit<Prisma.UploadCreateManyInput, 'state' | 'problems'> & {
  state: UploadState
  problems: readonly Problem[]
}

/** The files of an archive become uploads of their own. */
export async function insertUploads(db: Db, uploads: readonly NewUpload[]): Promise<void> {
  const data = uploads.map((row) => ({ ...row, problems: row.problems as unknown as Prisma.InputJsonValue }))
  await db.upload.createMany({ data })
}

/** Move an upload on, if it still stands where the caller believes. Returns whether it did. */
export async function moveUpload(
  db: Db,
  id: string,
  from: UploadState | UploadState[],
  to: UploadState,
  { problems, ...data }: UploadChange = {},
): Promise<boolean> {
  const { count } = await db.upload.updateMany({
    where: { id, state: { in: [from].flat() } },
    data: { ...data, state: to, ...(problems && { problems: problems as unknown as Prisma.InputJsonValue }) },
  })
  return count === 1
}

/** Take an upload to judge it: one that is received, or one whose judge died. Rides on (state, claimedAt). */
export async function claimUpload(db: Db, id: string): Promise<UploadRow | null> {
  const gone = new Date(Date.now() - JUDGING_SECONDS * 1000)
  const { count } = await db.upload.updateMany({
    where: { id, OR: [{ state: 'received' }, { state: 'judging', claimedAt: { lt: gone } }] },
    data: { state: 'judging', claimedAt: new Date() },
  })
  return count === 1 ? findUpload(db, id) : null
}

/** Uploads that wait for a verdict and that nobody is looking at, oldest first. */
export function findUnjudged(db: Db, take = 50) {
  const gone = new Date(Date.now() - JUDGING_SECONDS * 1000)
  return db.upload.findMany({
    where: { OR: [{ state: 'received' }, { state: 'judging', claimedAt: { lt: gone } }] },
    orderBy: { id: 'asc' },
    select: { id: true },
    take,
  })
}

/** Uploads whose bytes have not all come: what a restart looks at, and what is thrown away after a day. */
export async function findReceiving(db: Db, take = 500) {
  return (await db.upload.findMany({
    where: { state: 'receiving' },
    orderBy: { id: 'asc' },
    select: { ...upload, createdAt: true },
    take,
  })) as (UploadRow & { createdAt: Date })[]
}

export function isForgotten(upload: { createdAt: Date }): boolean {
  return upload.createdAt.getTime() < Date.now() - KEPT_HOURS * 3_600_000
}

/** How much an artist has under way: files and bytes. Rides on (artistId, state). */
export async function measureUnfinished(db: Db, artistId: string): Promise<{ files: number; bytes: bigint }> {
  const found = await db.upload.aggregate({
    where: { artistId, state: { in: ['receiving', 'received', 'judging'] } },
    _count: true,
    _sum: { bytes: true },
  })
  return { files: found._count, bytes: found._sum.bytes ?? 0n }
}

export function countUnderWay(db: Db, versionId: string, states: UploadState[]): Promise<number> {
  return db.upload.count({ where: { versionId, state: { in: states } } })
}

export async function deleteUpload(db: Db, id: string): Promise<void> {
  await db.upload.deleteMany({ where: { id } })
}

/** Forget the uploads behind removed stickers, so that the same file can be sent again. */
export async function forgetUploadsOf(tx: Tx, stickerIds: readonly string[]): Promise<void> {
  await tx.upload.deleteMany({ where: { stickerId: { in: [...stickerIds] } } })
}

/** Which of these are written down and not finished: the bytes of a finished one are in the store or not wanted. */
export async function findExisting(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const where = { id: { in: [...ids] }, finishedAt: null }
  return new Set((await db.upload.findMany({ where, select: { id: true } })).map((upload) => upload.id))
}
