import type { Db, Prisma, Tx } from '@/infra/db'
import type { CaseState } from '../case'
import type { QueueFilter, QueueOrder } from '../queue-filter'
import { findAskedIds } from './notes'

const columns = {
  id: true,
  number: true,
  packId: true,
  versionId: true,
  versionNumber: true,
  round: true,
  artistId: true,
  title: true,
  coverKey: true,
  stickerCount: true,
  nudity: true,
  risk: true,
  signs: true,
  listingFine: true,
  state: true,
  claimedBy: true,
  claimEndsAt: true,
  openedAt: true,
  dueAt: true,
  escalatedAt: true,
  decidedBy: true,
  decidedAt: true,
  reasons: true,
  words: true,
} as const

export type CaseRow = Prisma.CaseGetPayload<{ select: typeof columns }> & { state: CaseState }

export async function insertCase(
  db: Db,
  data: Prisma.CaseUncheckedCreateInput,
  findings: Omit<Prisma.CaseFindingCreateManyInput, 'caseId'>[],
): Promise<void> {
  await db.case.create({ data: { ...data, findings: { createMany: { data: findings } } } })
}

export async function findCaseRow(db: Db, id: string): Promise<CaseRow | null> {
  return (await db.case.findUnique({ where: { id }, select: columns })) as CaseRow | null
}

/** The case with its row locked until the transaction ends: whoever decides on it queues up here. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow | null> {
  await tx.$queryRaw`SELECT id FROM "Case" WHERE id = ${id} FOR UPDATE`
  return findCaseRow(tx, id)
}

/** Whether this round of a version has its case already. */
export async function hasCase(db: Db, versionId: string, round: number): Promise<boolean> {
  return (await db.case.count({ where: { versionId, round } })) > 0
}

/** The last decision on a version, if there was one. */
export function findLastDecision(db: Db, versionId: string) {
  return db.case.findFirst({
    where: { versionId, state: { in: ['approved', 'rejected'] } },
    orderBy: { round: 'desc' },
    select: { reasons: true },
  })
}

const waits = (now: Date) =>
  ({ OR: [{ state: 'open' }, { state: 'claimed', claimEndsAt: { lte: now } }] }) satisfies Prisma.CaseWhereInput

async function shownBy(db: Db, { show, words }: QueueFilter, now: Date): Promise<Prisma.CaseWhereInput> {
  const title = words === '' ? {} : { title: { contains: words, mode: 'insensitive' as const } }
  if (show === 'late') return { ...title, dueAt: { lte: now } }
  if (show === 'first') return { ...title, versionNumber: 1, round: 1 }
  if (show === 'again') return { ...title, NOT: { versionNumber: 1, round: 1 } }
  if (show === 'asked') return { ...title, id: { in: await findAskedIds(db) } }
  return title
}

/** Which of those that wait, and in what order. `after` is the last id of the page before. */
export interface Waiting {
  after?: string | undefined
  take?: number
  filter?: QueueFilter | undefined
  by?: QueueOrder
}

/** Cases nobody has in hand, oldest first, or what asks most for a closer look first. Rides on an index for each. */
export async function findWaiting(
  db: Db,
  now: Date,
  { after, take = 50, filter, by = 'age' }: Waiting = {},
): Promise<CaseRow[]> {
  return (await db.case.findMany({
    where: { AND: [waits(now), filter ? await shownBy(db, filter, now) : {}] },
    orderBy: [...(by === 'risk' ? [{ risk: 'desc' } as const] : []), { openedAt: 'asc' }, { id: 'asc' }],
    ...(after && { cursor: { id: after }, skip: 1 }),
    take,
    select: columns,
  })) as CaseRow[]
}

/** Cases in somebody's hands now, the one that ends first on top. */
export async function findClaimed(db: Db, now: Date): Promise<CaseRow[]> {
  return (await db.case.findMany({
    where: { state: 'claimed', claimEndsAt: { gt: now } },
    orderBy: [{ claimEndsAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: columns,
  })) as CaseRow[]
}

export async function countWaiting(db: Db, now: Date): Promise<{ waiting: number; overdue: number }> {
  const waiting = await db.case.count({ where: waits(now) })
  const overdue = await db.case.count({ where: { ...waits(now), dueAt: { lte: now } } })
  return { waiting, overdue }
}

/** The newest cases a pack had, for its history on the desk. */
export async function findCasesOfPack(db: Db, packId: string, take = 20): Promise<CaseRow[]> {
  return (await db.case.findMany({
    where: { packId },
    orderBy: { number: 'desc' },
    take,
    select: columns,
  })) as CaseRow[]
}

/**
 * Change a case if it still stands as the caller believes. Returns whether it did: of two who ask at the same moment,
 * the database lets one.
 */
export async function moveCaseRow(
  db: Db,
  id: string,
  from: { state: CaseState; claimEndedBy?: Date },
  to: Prisma.CaseUncheckedUpdateManyInput & { state: CaseState },
): Promise<boolean> {
  const { count } = await db.case.updateMany({
    where: { id, state: from.state, ...(from.claimEndedBy && { claimEndsAt: { lte: from.claimEndedBy } }) },
    data: to,
  })
  return count === 1
}

/** A case is as its likeliest sticker. */
export async function rateCaseRow(db: Db, id: string, nudity: number): Promise<void> {
  await db.case.updateMany({ where: { id, nudity: { lt: nudity } }, data: { nudity } })
}

export async function weighCaseRow(db: Db, id: string, to: { risk: number; signs: string[] }): Promise<void> {
  await db.case.updateMany({ where: { id }, data: to })
}

/** Take the open cases of a version out of the queue: all, or those before a round. */
export async function withdrawOpen(db: Db, versionId: string, round: { equals: number } | { lt: number }) {
  await db.case.updateMany({
    where: { versionId, round, state: 'open' },
    data: { state: 'withdrawn' },
  })
}

/** The newest case of a pack that was not taken back. */
export async function findLastCase(db: Db, packId: string): Promise<CaseRow | null> {
  return (await db.case.findFirst({
    where: { packId, state: { not: 'withdrawn' } },
    orderBy: { number: 'desc' },
    select: columns,
  })) as CaseRow | null
}

/** How this artist's packs were decided so far, but in this case. Rides on (artistId, openedAt). */
export async function countDecided(db: Db, artistId: string, but: string): Promise<Map<string, number>> {
  const rows = await db.case.groupBy({
    by: ['state'],
    where: { artistId, id: { not: but }, state: { in: ['approved', 'rejected'] } },
    _count: true,
  })
  return new Map(rows.map(({ state, _count }) => [state, _count]))
}

/** The newest cases of other packs of this artist. Rides on (artistId, openedAt). */
export async function findCasesOfArtist(
  db: Db,
  { artistId, packId }: { artistId: string; packId: string },
  take: number,
): Promise<CaseRow[]> {
  return (await db.case.findMany({
    where: { artistId, packId: { not: packId } },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take,
    select: columns,
  })) as CaseRow[]
}
