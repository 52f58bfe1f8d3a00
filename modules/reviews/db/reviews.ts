import { isId } from '@/core/ids'
import type { Db, Prisma, Tx } from '@/infra/db'

const columns = {
  id: true,
  packId: true,
  authorId: true,
  stars: true,
  words: true,
  createdAt: true,
  editedAt: true,
  givenBack: true,
  hiddenAt: true,
  hiddenFor: true,
  hiddenWords: true,
  answer: { select: { words: true, createdAt: true } },
} as const

export type ReviewRow = Prisma.ReviewGetPayload<{ select: typeof columns }>

const SHOWN = { hiddenAt: null, givenBack: false } as const

/** Reviews of a pack, newest first; ids sort by time. Rides (packId, id). */
export function findReviewRows(
  db: Db,
  packId: string,
  { after, take, hidden = false }: { after?: string | undefined; take: number; hidden?: boolean },
): Promise<ReviewRow[]> {
  return db.review.findMany({
    where: { packId, ...(!hidden && SHOWN), ...(isId('review', after) && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take,
    select: columns,
  })
}

/** Packs of which somebody wrote a review that is shown, in the order of their ids. Rides the index on authorId. */
export async function findReviewedPacks(
  db: Db,
  authorId: string,
  { after, take }: { after: string; take: number },
): Promise<string[]> {
  const rows = await db.review.findMany({
    where: { authorId, packId: { gt: after }, ...SHOWN },
    orderBy: { packId: 'asc' },
    take,
    select: { packId: true },
  })
  return rows.map(({ packId }) => packId)
}

export async function countStars(db: Db, packId: string): Promise<Map<number, number>> {
  const rows = await db.review.groupBy({ by: ['stars'], where: { packId, ...SHOWN }, _count: true })
  return new Map(rows.map(({ stars, _count }) => [stars, _count]))
}

export function findReviewRow(db: Db, where: { id: string } | { packId: string; authorId: string }) {
  return db.review.findFirst({ where, select: columns })
}

/** One a person and pack, whoever comes twice at one moment. Not once staff hid it. @returns Whether it is kept. */
export async function writeReviewRow(
  tx: Tx,
  review: { id: string; packId: string; authorId: string; stars: number; words: string; locale: string; at: Date },
): Promise<boolean> {
  const { id, packId, authorId, stars, words, locale, at } = review
  const written = await tx.$executeRaw`
    INSERT INTO "Review" AS kept (id, "packId", "authorId", stars, words, locale, "createdAt")
    VALUES (${id}, ${packId}, ${authorId}, ${stars}, ${words}, ${locale}, ${at})
    ON CONFLICT ("packId", "authorId") DO UPDATE SET stars = EXCLUDED.stars, words = EXCLUDED.words,
      locale = EXCLUDED.locale, "editedAt" = EXCLUDED."createdAt", "givenBack" = false
    WHERE kept."hiddenAt" IS NULL`
  return written === 1
}

export async function deleteReviewRow(tx: Tx, id: string): Promise<void> {
  await tx.review.delete({ where: { id }, select: { id: true } })
}

export async function changeReview(tx: Tx, id: string, data: Prisma.ReviewUncheckedUpdateInput): Promise<void> {
  await tx.review.update({ where: { id }, data, select: { id: true } })
}

export async function writeAnswer(
  tx: Tx,
  answer: { reviewId: string; packId: string; authorId: string; words: string; createdAt: Date },
): Promise<void> {
  const { reviewId, words, createdAt, authorId } = answer
  await tx.reviewAnswer.upsert({ where: { reviewId }, create: answer, update: { words, createdAt, authorId } })
}

export async function deleteAnswer(tx: Tx, reviewId: string): Promise<void> {
  await tx.reviewAnswer.deleteMany({ where: { reviewId } })
}
