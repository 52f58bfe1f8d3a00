import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { findAnyReview } from '@/modules/reviews/hide-review'
import { noSuchPack } from './refusals'

/**
 * A pack that can be reported: one that is in the shop, or that its artist stopped; and the words of one review of it, when that
 * is what is reported. Anybody may ask.
 */
export async function findReportable(
  packId: string,
  reviewId?: string,
): Promise<{ title: string; review: string | undefined }> {
  const { state, title } = await findPack(db, packId)
  if (state !== 'on_sale' && state !== 'stopped') throw noSuchPack()
  if (!reviewId) return { title, review: undefined }
  const review = await findAnyReview(db, reviewId)
  if (review?.packId !== packId || review.hidden) throw noSuchPack()
  return { title, review: review.words }
}
