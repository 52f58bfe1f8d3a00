import type { Db, Prisma } from '@/infra/db'

export type Verdict = 'unseen' | 'fine' | 'rejected'

const columns = {
  stickerId: true,
  position: true,
  verdict: true,
  earlier: true,
  nudity: true,
  reasons: true,
  words: true,
} as const

export type FindingRow = Prisma.CaseFindingGetPayload<{ select: typeof columns }> & { verdict: Verdict }

/** What is said of each sticker of a case so far, in their order. */
export async function findFindings(db: Db, caseId: string): Promise<FindingRow[]> {
  return (await db.caseFinding.findMany({
    where: { caseId },
    orderBy: { position: 'asc' },
    select: columns,
  })) as FindingRow[]
}

/** Returns whether the case has this sticker. */
export async function writeFinding(
  db: Db,
  caseId: string,
  stickerId: string,
  data: { verdict: Verdict; reasons: string[]; words: string },
): Promise<boolean> {
  const { count } = await db.caseFinding.updateMany({ where: { caseId, stickerId }, data })
  return count === 1
}

/** What a model makes of the picture, in thousandths. */
export async function rateFinding(db: Db, caseId: string, stickerId: string, nudity: number): Promise<void> {
  await db.caseFinding.updateMany({ where: { caseId, stickerId }, data: { nudity } })
}

/** Every sticker nothing was said against is fine. */
export async function findRestFine(db: Db, caseId: string): Promise<void> {
  await db.caseFinding.updateMany({ where: { caseId, verdict: 'unseen' }, data: { verdict: 'fine' } })
}
