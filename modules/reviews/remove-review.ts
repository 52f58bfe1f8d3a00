import { type Actor, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { deleteReviewRow, findReviewRow } from './db/reviews'
import { noSuchReview } from './refusals'

/** Take back what one said of a pack, the artist's answer with it. */
export async function removeReview(actor: Actor, packId: string): Promise<void> {
  const author = requireUser(actor)
  await inTransaction(async (tx) => {
    const review = await findReviewRow(tx, { packId, authorId: author.id })
    if (!review) throw noSuchReview()
    await deleteReviewRow(tx, review.id)
  })
}
