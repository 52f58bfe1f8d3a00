import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { cleanText, graphemes } from '@/core/text'
import { inTransaction } from '@/infra/db'
import { limit } from '@/infra/rate-limit'
import { findPack } from '@/modules/catalog/find-pack'
import { ownsPack } from '@/modules/library/owns-pack'
import { writeReviewRow } from './db/reviews'
import { hiddenByStaff, ownersOnly, ownWork, starsMissing, wordsTooLong } from './refusals'
import { MOST_WORDS } from './review'

/**
 * Rate a pack that one owns, with words or without; said again, it takes the place of what was said before. Nobody rates their own
 * work. Numbers, kept pages and the filter of the search follow by the database itself.
 * @throws Refusal `reviews.owners_only`, `reviews.own_work`, `reviews.hidden`, `rate_limit.exceeded` after 30 a day
 */
export async function writeReview(
  actor: Actor,
  packId: string,
  review: { stars: number; words: string; locale: string },
  clock: Clock = systemClock,
): Promise<void> {
  const author = requireUser(actor)
  const { stars, locale } = review
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw starsMissing()
  const words = cleanText(review.words)
  if (graphemes(words) > MOST_WORDS) throw wordsTooLong(graphemes(words), MOST_WORDS)
  await limit('review', author.id, { points: 30, seconds: 86_400 })
  await inTransaction(async (tx) => {
    const pack = await findPack(tx, packId)
    if (pack.artistId === author.id || pack.shares.some(({ userId }) => userId === author.id)) throw ownWork()
    if (!(await ownsPack(tx, author.id, packId))) throw ownersOnly()
    const row = { id: newId('review'), packId, authorId: author.id, stars, words, locale, at: clock.now() }
    if (!(await writeReviewRow(tx, row))) throw hiddenByStaff()
  })
}
