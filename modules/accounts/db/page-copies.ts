import type { Db, Prisma, Tx } from '@/infra/db'
import type { PagePart } from '../page-part'

const copy = {
  id: true,
  userId: true,
  caseId: true,
  at: true,
  displayName: true,
  bio: true,
  links: true,
  terms: true,
  bannerKey: true,
  avatarKey: true,
  keptUntil: true,
  emptiedAt: true,
} as const

const taken = { part: true, reasons: true, at: true, backAt: true } as const

export async function insertCopy(tx: Tx, data: Prisma.PageCopyCreateManyInput): Promise<void> {
  await tx.pageCopy.createMany({ data: [data] })
}

export async function insertTaken(tx: Tx, data: Prisma.TakenPartCreateManyInput[]): Promise<void> {
  await tx.takenPart.createMany({ data })
}

/** First to last, with what was taken at each. Rides (caseId, at). */
export async function findCopies(db: Db, caseId: string) {
  const rows = await db.pageCopy.findMany({
    where: { caseId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 50,
    select: { ...copy, taken: { select: taken } },
  })
  return rows.map((row) => ({
    ...row,
    taken: row.taken.map((one) => ({ ...one, part: one.part as PagePart })),
  }))
}

/** Pictures that copies of somebody's page hold. */
export function findCopiedPictures(db: Db, userId: string) {
  return db.pageCopy.findMany({
    where: { userId, emptiedAt: null },
    select: { bannerKey: true, avatarKey: true },
  })
}

/** What is off somebody's page now, with how it was. */
export async function findTakenRows(db: Db, userId: string) {
  const rows = await db.takenPart.findMany({
    where: { userId, backAt: null },
    select: { ...taken, copy: { select: copy } },
  })
  return rows.map((row) => ({ ...row, part: row.part as PagePart }))
}

export async function markBack(tx: Tx, copyId: string, backAt: Date): Promise<void> {
  await tx.takenPart.updateMany({ where: { copyId, backAt: null }, data: { backAt } })
}

export async function keepCopies(tx: Tx, caseId: string, keptUntil: Date | null): Promise<void> {
  await tx.pageCopy.updateMany({ where: { caseId, emptiedAt: null }, data: { keptUntil } })
}

/** Copies whose time is over, the longest first. Rides on `keptUntil`. */
export function findDueCopies(db: Db, now: Date, take: number) {
  return db.pageCopy.findMany({
    where: { keptUntil: { lte: now }, emptiedAt: null },
    orderBy: { keptUntil: 'asc' },
    take,
    select: { caseId: true, userId: true },
  })
}

export async function emptyCopies(tx: Tx, caseId: string, emptiedAt: Date): Promise<void> {
  const empty = { displayName: '', bio: '', links: [], terms: '', bannerKey: null, avatarKey: null }
  await tx.pageCopy.updateMany({ where: { caseId, emptiedAt: null }, data: { ...empty, emptiedAt } })
}
