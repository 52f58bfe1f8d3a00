import { type Actor, requireUser } from '@/core/actor'
import { isId } from '@/core/ids'
import { inTransaction } from '@/infra/db'
import { findPublishedSticker } from '@/modules/catalog/find-published-version'
import { addFavourite, countFavourites, dropFavourite } from './db/favourites'
import { findLiveAmong } from './db/entitlements'
import { favouritesFull, notInLibrary } from './refusals'

/** All of them travel with every book. */
const MOST = 500

/**
 * Put a sticker of a pack one owns among one's favourites, or take it away again.
 * @throws Refusal `library.not_yours` (404), `library.favourites_full` (422)
 */
export async function changeFavourite(actor: Actor, stickerId: string, on: boolean): Promise<void> {
  const user = requireUser(actor)
  await inTransaction(async (tx) => {
    const sticker = isId('sticker', stickerId) ? await findPublishedSticker(tx, stickerId) : undefined
    if (!sticker) throw notInLibrary()
    if (!on) return dropFavourite(tx, user.id, sticker.artKey)
    const { packId } = sticker.version
    const [owned] = await findLiveAmong(tx, user.id, [packId])
    if (!owned) throw notInLibrary()
    await addFavourite(tx, { userId: user.id, packId, artKey: sticker.artKey })
    if ((await countFavourites(tx, user.id)) > MOST) throw favouritesFull(MOST)
  })
}
