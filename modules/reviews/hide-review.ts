import type { Db, Tx } from '@/infra/db'
import { changeReview, findReviewRow } from './db/reviews'

/** What moderation needs to know of a review: whose it is, of what, and what it says. In any state; undefined when it was taken back. */
export async function findAnyReview(db: Db, reviewId: string) {
  const review = await findReviewRow(db, { id: reviewId })
  if (!review) return undefined
  const { id, packId, authorId, stars, words, hiddenAt } = review
  return { id, packId, authorId, stars, words, hidden: hiddenAt !== null }
}

/**
 * Take a review out of sight and out of the numbers. In the transaction of a caller (moderation) who decides who may, tells its
 * writer, and writes down why.
 */
export async function hideReview(
  tx: Tx,
  reviewId: string,
  { by, reasons, words, now }: { by: string; reasons: string[]; words: string; now: Date },
): Promise<void> {
  await changeReview(tx, reviewId, { hiddenAt: now, hiddenBy: by, hiddenFor: reasons, hiddenWords: words })
}

/** Put it back where it was. Likewise. */
export async function showReview(tx: Tx, reviewId: string): Promise<void> {
  await changeReview(tx, reviewId, { hiddenAt: null, hiddenBy: null, hiddenFor: [], hiddenWords: '' })
}
