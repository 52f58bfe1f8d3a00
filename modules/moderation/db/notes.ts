import type { Db, Prisma, Tx } from '@/infra/db'
import type { PackCaseKind } from '../pack-case'

export type NoteKind = 'note' | 'ask' | 'opinion'
export type Leaning = 'yes' | 'no' | 'unsure'

export async function insertNote(tx: Tx, data: Prisma.CaseNoteCreateInput): Promise<void> {
  await tx.caseNote.create({ data, select: { id: true } })
}

/** First to last. Rides on (caseId, at). */
export async function findNotes(db: Db, caseId: string) {
  const rows = await db.caseNote.findMany({
    where: { caseId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return rows.map((row) => ({ ...row, kind: row.kind as NoteKind, leaning: row.leaning as Leaning | null }))
}

/** The question on a case that has no answer yet. */
export function findOpenAsk(db: Db, caseId: string) {
  return db.caseNote.findFirst({ where: { caseId, kind: 'ask', closedAt: null } })
}

/** On which of these cases somebody asks for an opinion. */
export async function findAsked(db: Db, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.caseNote.findMany({
    where: { caseId: { in: [...caseIds] }, kind: 'ask', closedAt: null },
    select: { caseId: true },
  })
  return new Set(rows.map((row) => row.caseId))
}

export async function closeAsk(tx: Tx, id: string, closedAt: Date): Promise<boolean> {
  const { count } = await tx.caseNote.updateMany({ where: { id, closedAt: null }, data: { closedAt } })
  return count === 1
}

/** Which pack a case of either kind is about, none when it is about a page; and an appeal, which decision. */
export async function findSubject(db: Db, caseId: string) {
  const select = { id: true, packId: true, artistId: true } as const
  const where = { id: caseId }
  const review = await db.case.findUnique({ where, select })
  if (review) return { ...review, about: null, kind: 'version' as const }
  const kase = await db.packCase.findUnique({ where, select: { ...select, about: true, kind: true } })
  return kase && { ...kase, kind: kase.kind as PackCaseKind }
}

/** Who said how they would decide a case. */
export async function findOpinionGivers(db: Db, caseId: string): Promise<string[]> {
  const rows = await db.caseNote.findMany({ where: { caseId, kind: 'opinion' }, select: { by: true } })
  return rows.map(({ by }) => by)
}

/** Every case on which somebody asks for an opinion: few, and only while they ask. */
export async function findAskedIds(db: Db): Promise<string[]> {
  const rows = await db.caseNote.findMany({
    where: { kind: 'ask', closedAt: null },
    select: { caseId: true },
    take: 500,
  })
  return rows.map((row) => row.caseId)
}
