import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { meanOf } from '@/modules/catalog/stars'
import { countStars, findReviewRows, type ReviewRow } from './db/reviews'
import type { ReviewSummary, ShownReview } from './review'

/** What owners say of a pack, newest first, as everyone may read it. */
export async function listReviews(
  packId: string,
  { after, take = 20 }: { after?: string | undefined; take?: number } = {},
): Promise<{ rows: ShownReview[]; next: string | undefined }> {
  const found = await findReviewRows(db, packId, { after, take: take + 1 })
  const rows = await toShown(found.slice(0, take))
  return { rows, next: found.length > take ? rows.at(-1)?.id : undefined }
}

export async function toShown(rows: readonly ReviewRow[]): Promise<ShownReview[]> {
  const people = await findProfiles(rows.map(({ authorId }) => authorId))
  return rows.map(({ id, stars, words, authorId, createdAt, editedAt, answer }) => ({
    id,
    stars,
    words,
    author: people.get(authorId)?.displayName ?? '',
    at: editedAt ?? createdAt,
    edited: editedAt !== null,
    answer: answer ? { words: answer.words, at: answer.createdAt } : undefined,
  }))
}

/** How a pack is rated, in whole numbers. */
export async function summarizeReviews(packId: string): Promise<ReviewSummary> {
  const stars = await countStars(db, packId)
  const spread = [5, 4, 3, 2, 1].map((one) => stars.get(one) ?? 0)
  const count = spread.reduce((sum, one) => sum + one, 0)
  return {
    count,
    mean: meanOf(
      count,
      spread.reduce((sum, one, index) => sum + one * (5 - index), 0),
    ),
    spread,
  }
}
