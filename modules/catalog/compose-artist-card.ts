import { db, inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findArtistPage, keepArtistPage } from '@/modules/accounts/artist-page'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { artistCardKey, sharePath } from '@/modules/imaging/art-key'
import { CARD_STICKERS } from '@/modules/imaging/compose-card'
import type { ImagingPool } from '@/modules/imaging/imaging-pool'
import { findPackRow, findPackRows } from './db/packs'
import { findShelf } from './db/shelves'
import { findVersionRow } from './db/versions'

type Imaging = Pick<ImagingPool, 'composeArtistCard'>

/** The same for everybody with a share in a pack. A handler of `packChanged`. */
export async function composeCardsOf(imaging: Imaging, packId: string): Promise<void> {
  const pack = await findPackRow(db, { id: packId })
  const people = new Set(pack?.shares.map(({ userId }) => userId))
  for (const userId of people) await composeArtistCard(imaging, userId)
}

/**
 * Make the picture that an artist's page is sent round with: one sticker of each of the newest packs on sale, or several of the only
 * one, and the portrait where there is one. Doing it twice changes nothing. With nothing on sale there is no page, and none is made.
 */
export async function composeArtistCard(imaging: Imaging, artistId: string): Promise<void> {
  const hashes = await findHashes(artistId)
  const portrait = (await findProfiles([artistId])).get(artistId)?.avatarKey ?? null
  const shareKey = artistCardKey(hashes, portrait)
  if (hashes.length === 0 || (await findArtistPage(artistId)).shareKey === shareKey) return
  const masters = await Promise.all(hashes.map((hash) => storage.get(`masters/${hash}.png`)))
  const there = masters.filter((master) => master !== undefined)
  // A pack's own card has said so already.
  if (there.length < hashes.length) return
  const face = portrait ? await storage.get(`media/${portrait}/448.webp`) : undefined
  await storage.put(`media/${sharePath(shareKey)}`, await imaging.composeArtistCard(there, face))
  await inTransaction((tx) => keepArtistPage(tx, artistId, { shareKey }))
}

/** The masters on it: the first of each pack, then the others of the newest. */
async function findHashes(artistId: string): Promise<string[]> {
  const shelf = await findShelf(db, { artistId }, { after: undefined, take: CARD_STICKERS })
  const packs = await findPackRows(
    db,
    shelf.map(({ id }) => id),
  )
  const stickers = await Promise.all(
    shelf.map(async ({ id }) => {
      const versionId = packs.find((pack) => pack.id === id)?.versionId
      return (versionId ? await findVersionRow(db, versionId) : undefined)?.stickers ?? []
    }),
  )
  const [newest = []] = stickers
  const chosen = [...stickers.flatMap(([first]) => first ?? []), ...newest.slice(1)]
  return [...new Set(chosen.map(({ masterHash }) => masterHash))].slice(0, CARD_STICKERS)
}
