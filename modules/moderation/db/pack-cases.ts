import type { Db, Prisma, Tx } from '@/infra/db'
import type { PackCaseKind, PackCaseState, ReportCategory } from '../pack-case'

const columns = {
  id: true,
  number: true,
  kind: true,
  packId: true,
  artistId: true,
  title: true,
  coverKey: true,
  about: true,
  versionId: true,
  reviewId: true,
  statement: true,
  notBy: true,
  state: true,
  openedAt: true,
  dueAt: true,
  escalatedAt: true,
  claimedBy: true,
  claimEndsAt: true,
  decidedBy: true,
  decidedAt: true,
  reasons: true,
  words: true,
  nudity: true,
  alike: true,
  _count: { select: { reports: true } },
} as const

export type PackCaseRow = Prisma.PackCaseGetPayload<{ select: typeof columns }> & {
  kind: PackCaseKind
  state: PackCaseState
}

/** Put a case in, unless there is one of its kind already (the database holds which may be two). @returns Whether it is new. */
export async function insertPackCase(tx: Tx, data: Prisma.PackCaseCreateManyInput): Promise<boolean> {
  return (await tx.packCase.createMany({ data: [data], skipDuplicates: true })).count === 1
}

/** The open case in which reports of a pack, or of one review of it, gather. */
export function findOpenReport(db: Db, packId: string, reviewId: string | undefined) {
  const kind = reviewId ? 'review' : 'report'
  return db.packCase.findFirst({
    where: { packId, kind, state: 'open', ...(reviewId && { reviewId }) },
    select: { id: true },
  })
}

/** The open case about an artist's page: in which reports of it gather, or to look at what was set. */
export function findOpenOfPage(db: Db, artistId: string, kind: 'page' | 'look') {
  return db.packCase.findFirst({ where: { artistId, kind, state: 'open' }, select: { id: true } })
}

/** What a look at new pictures found by itself. */
export async function noteLook(tx: Tx, id: string, found: { nudity: number | null; alike: string[] }): Promise<void> {
  await tx.packCase.update({ where: { id }, data: found })
}

export async function findPackCaseRow(db: Db, id: string): Promise<PackCaseRow | null> {
  return (await db.packCase.findUnique({ where: { id }, select: columns })) as PackCaseRow | null
}

export async function lockPackCase(tx: Tx, id: string): Promise<PackCaseRow | null> {
  await tx.$queryRaw`SELECT FROM "PackCase" WHERE id = ${id} FOR UPDATE`
  return findPackCaseRow(tx, id)
}

/** Oldest first while they wait, newest first when they are decided. Rides (state, openedAt, id). */
export async function findPackCases(db: Db, { open, take }: { open: boolean; take: number }): Promise<PackCaseRow[]> {
  const turn = open ? 'asc' : 'desc'
  return (await db.packCase.findMany({
    where: open ? { state: 'open' } : { state: { in: ['upheld', 'dismissed'] } },
    orderBy: [{ openedAt: turn }, { id: turn }],
    take,
    select: columns,
  })) as PackCaseRow[]
}

export async function setPackClaim(
  tx: Tx,
  id: string,
  claim: { claimedBy: string; claimEndsAt: Date } | { claimedBy: null; claimEndsAt: null },
): Promise<void> {
  await tx.packCase.update({ where: { id }, data: claim })
}

export function countOpenPackCases(db: Db): Promise<number> {
  return db.packCase.count({ where: { state: 'open' } })
}

export function findAppealOf(db: Db, about: string) {
  return db.packCase.findFirst({
    where: { about },
    select: { id: true, state: true, openedAt: true, dueAt: true, words: true, statement: true },
  })
}

/** Of these decisions, those that were appealed, however it ended. */
export async function findAppealed(db: Db, decisions: readonly string[]): Promise<Set<string>> {
  const rows = await db.packCase.findMany({ where: { about: { in: [...decisions] } }, select: { about: true } })
  return new Set(rows.flatMap(({ about }) => about ?? []))
}

/** Of these decisions, those whose appeal was right. */
export async function findOverturned(db: Db, decisions: readonly string[]): Promise<Set<string>> {
  const rows = await db.packCase.findMany({
    where: { about: { in: [...decisions] }, kind: 'appeal', state: 'upheld' },
    select: { about: true },
  })
  return new Set(rows.flatMap(({ about }) => about ?? []))
}

/** What took something off an artist's page, newest first. Rides (artistId, openedAt). */
export function findPageDecisions(db: Db, artistId: string) {
  return db.packCase.findMany({
    where: { artistId, kind: { in: ['page', 'look'] }, state: 'upheld' },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: { id: true, decidedAt: true },
  })
}

export async function decidePackCase(
  tx: Tx,
  id: string,
  data: { state: PackCaseState; decidedBy: string; decidedAt: Date; reasons: string[]; words: string },
): Promise<void> {
  await tx.packCase.update({ where: { id }, data })
}

/** One report a person and case: what is said again is not kept twice. @returns Whether it is new. */
export async function insertReport(tx: Tx, data: Prisma.ReportCreateManyInput): Promise<boolean> {
  return (await tx.report.createMany({ data: [data], skipDuplicates: true })).count === 1
}

/** What was said of each of these cases, each thing once. */
export async function findCategories(db: Db, caseIds: readonly string[]): Promise<Map<string, ReportCategory[]>> {
  const rows = await db.report.groupBy({ by: ['caseId', 'category'], where: { caseId: { in: [...caseIds] } } })
  const said = new Map<string, ReportCategory[]>()
  for (const { caseId, category } of rows) said.set(caseId, [...(said.get(caseId) ?? []), category as ReportCategory])
  return said
}

/** Somebody who reports: signed in, or by the address he would have been signed in with. */
export interface Reporter {
  id: string
  email: string
}

/** Whether somebody reported what one of these cases is about. */
export async function hasReported(db: Db, by: Reporter, caseIds: readonly string[]): Promise<boolean> {
  return saysSo(db, by, { caseId: { in: [...caseIds] } })
}

/** Whether a report of theirs waits: of a pack, or of one review of it. */
export async function hasReportWaiting(
  db: Db,
  by: Reporter,
  { packId, reviewId = null }: { packId: string; reviewId?: string | null },
): Promise<boolean> {
  return saysSo(db, by, { case: { packId, reviewId, state: 'open' } })
}

async function saysSo(db: Db, { id, email }: Reporter, where: Prisma.ReportWhereInput): Promise<boolean> {
  const by = email === '' ? [{ reporterId: id }] : [{ reporterId: id }, { email }]
  return (await db.report.findFirst({ where: { ...where, OR: by }, select: { id: true } })) !== null
}

export async function findReports(db: Db, caseId: string) {
  const rows = await db.report.findMany({
    where: { caseId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return rows.map((row) => ({ ...row, category: row.category as ReportCategory }))
}

/**
 * Take addresses and words out of reports by visitors, of cases decided before a day. The row stays for the count; its id stands in for the
 * address, which is one of a kind within a case.
 */
export async function emptyReports(db: Db, before: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "Report" r SET email = r.id, words = '', proof = '' FROM "PackCase" c
    WHERE c.id = r."caseId" AND c.state <> 'open' AND c."decidedAt" < ${before} AND r."reporterId" IS NULL AND r.email <> r.id`
}
