import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPack } from '@/modules/catalog/find-pack'
import { findAnyReview } from '@/modules/reviews/hide-review'
import { findArtist } from '@/modules/catalog/find-artist'
import { noSuchPack, noSuchPage } from './refusals'

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

/** An artist's page that can be reported: one that everybody can open. Anybody may ask. */
export async function findReportablePage(artistId: string): Promise<{ name: string; handle: string }> {
  const profile = (await findProfiles([artistId])).get(artistId)
  const artist = profile && (await findArtist(profile.handle))
  if (!artist) throw noSuchPage()
  return { name: artist.displayName, handle: artist.handle }
}
