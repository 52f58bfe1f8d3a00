import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { cleanText, graphemes } from '@/core/text'
import { inTransaction } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { deleteAnswer, findReviewRow, writeAnswer } from './db/reviews'
import { artistOnly, noSuchReview, wordsTooLong } from './refusals'
import { MOST_WORDS } from './review'

/** The pack's artist answers a review, once: said again, it takes the place of the first answer; no words take it back. */
export async function answerReview(
  actor: Actor,
  reviewId: string,
  answer: string,
  clock: Clock = systemClock,
): Promise<void> {
  const artist = requireUser(actor)
  const words = cleanText(answer)
  if (graphemes(words) > MOST_WORDS) throw wordsTooLong(graphemes(words), MOST_WORDS)
  await inTransaction(async (tx) => {
    const review = await findReviewRow(tx, { id: reviewId })
    if (!review || review.hiddenAt || review.givenBack) throw noSuchReview()
    const { packId } = review
    if ((await findPack(tx, packId)).artistId !== artist.id) throw artistOnly()
    if (words === '') await deleteAnswer(tx, reviewId)
    else await writeAnswer(tx, { reviewId, packId, authorId: artist.id, words, createdAt: clock.now() })
  })
}
