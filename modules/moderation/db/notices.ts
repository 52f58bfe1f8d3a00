import type { Db, Prisma, Tx } from '@/infra/db'
import type { NoticedState } from '../notice'
import type { Reporter } from './pack-cases'

type Row = Prisma.NoticedPackGetPayload<object>
export type NoticedRow = Row & { state: NoticedState }
export type NoticeRow = Prisma.RightsNoticeGetPayload<object> & { packs: NoticedRow[] }

const withPacks = { packs: { orderBy: { packId: 'asc' } } } as const

export async function insertNotice(tx: Tx, data: Prisma.RightsNoticeCreateInput): Promise<number> {
  return (await tx.rightsNotice.create({ data, select: { number: true } })).number
}

export async function findNoticeRow(db: Db, id: string): Promise<NoticeRow | null> {
  return (await db.rightsNotice.findUnique({ where: { id }, include: withPacks })) as NoticeRow | null
}

/** The notices that have something to decide, oldest first, or the newest others. */
export async function findNotices(db: Db, { waiting, take }: { waiting: boolean; take: number }): Promise<NoticeRow[]> {
  const some = { some: { state: 'waiting' } }
  return (await db.rightsNotice.findMany({
    where: { packs: waiting ? some : { none: { state: 'waiting' } } },
    orderBy: { number: waiting ? 'asc' : 'desc' },
    include: withPacks,
    take,
  })) as NoticeRow[]
}

/** One pack of a notice, locked until the transaction ends. */
export async function lockNoticed(tx: Tx, noticeId: string, packId: string): Promise<NoticedRow | null> {
  await tx.$queryRaw`SELECT FROM "NoticedPack" WHERE "noticeId" = ${noticeId} AND "packId" = ${packId} FOR UPDATE`
  return (await tx.noticedPack.findUnique({ where: { noticeId_packId: { noticeId, packId } } })) as NoticedRow | null
}

export async function changeNoticed(
  tx: Tx,
  { noticeId, packId }: Pick<Row, 'noticeId' | 'packId'>,
  data: Prisma.NoticedPackUncheckedUpdateInput & { state: NoticedState },
): Promise<void> {
  await tx.noticedPack.update({ where: { noticeId_packId: { noticeId, packId } }, data, select: { packId: true } })
}

/** The newest notice under which a pack was taken down. Rides on (packId). */
export async function findNoticedOfPack(db: Db, packId: string) {
  return (await db.noticedPack.findFirst({
    where: { packId, state: { notIn: ['waiting', 'refused'] } },
    orderBy: { decidedAt: 'desc' },
    include: { notice: true },
  })) as (NoticedRow & { notice: Prisma.RightsNoticeGetPayload<object> }) | null
}

/** Whether a notice of theirs about this pack is not over. Rides on (packId). */
export async function hasNoticeOpen(db: Db, { id, email }: Reporter, packId: string): Promise<boolean> {
  const by = email === '' ? [{ claimantId: id }] : [{ claimantId: id }, { email }]
  const open = { packId, state: { in: ['waiting', 'down', 'countered', 'court'] satisfies NoticedState[] } }
  return (await db.noticedPack.findFirst({ where: { ...open, notice: { OR: by } }, select: { packId: true } })) !== null
}

/** What a takedown that ends was about. Rides on (takedownId). */
export async function findNoticedOfTakedown(tx: Tx, takedownId: string): Promise<NoticedRow | null> {
  return (await tx.noticedPack.findFirst({ where: { takedownId } })) as NoticedRow | null
}

/** Take names and addresses of both sides out of notices that nothing has happened to since `before`. What was claimed and decided stays. */
export async function emptyNotices(db: Db, before: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "RightsNotice" n SET name = '', address = '', email = ''
    WHERE n."createdAt" < ${before} AND n.email <> '' AND NOT EXISTS (
      SELECT FROM "NoticedPack" p WHERE p."noticeId" = n.id AND (
        p.state NOT IN ('refused', 'restored', 'final')
        OR greatest(p."decidedAt", p."counterAt", p."courtAt", p."endedAt") >= ${before}
      )
    )`
  await db.$executeRaw`
    UPDATE "NoticedPack" p SET "counterName" = '', "counterAddress" = '' FROM "RightsNotice" n
    WHERE n.id = p."noticeId" AND n.email = '' AND p."counterName" <> ''`
}

/** Packs whose clock has run out. Rides on (state, counterUntil) and (state, courtUntil). */
export function findNoticedDue(db: Db, now: Date) {
  return db.noticedPack.findMany({
    where: {
      OR: [
        { state: 'down', counterUntil: { lte: now } },
        { state: 'countered', courtUntil: { lte: now } },
      ],
    },
    select: { noticeId: true, packId: true },
    take: 100,
  })
}
