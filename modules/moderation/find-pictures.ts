import type { Db } from '@/infra/db'
import { findPageContent } from '@/modules/accounts/copy-page'
import { findWaiting } from '@/modules/accounts/artist-page'

/** The pictures of a page as one looks at them: what waits stands for what it will replace. `pictures` names them all in one word. */
export async function findPictures(db: Db, artistId: string) {
  const { bannerKey, avatarKey } = await findPageContent(db, artistId)
  const { waitingBanner, waitingPortrait } = await findWaiting(db, artistId)
  const banner = waitingBanner ?? bannerKey
  const portrait = waitingPortrait ?? avatarKey
  const waiting = waitingBanner !== null || waitingPortrait !== null
  return { banner, portrait, waiting, pictures: `${banner ?? ''}.${portrait ?? ''}` }
}
