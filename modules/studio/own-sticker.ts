import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findSticker, type StickerRow } from './db/stickers'
import { findVersion } from './db/versions'
import { noSuchSticker, notYours } from './refusals'

/** A sticker in a version of the actor's own. */
export async function findOwnSticker(actor: Actor, stickerId: string): Promise<StickerRow> {
  const artist = requireUser(actor)
  const sticker = await findSticker(db, stickerId)
  const version = sticker && (await findVersion(db, sticker.versionId))
  if (!sticker || !version) throw noSuchSticker()
  if (version.artistId !== artist.id) throw notYours()
  return sticker
}

/** The bytes of a sticker's picture, from the store. */
export async function readMaster(sticker: StickerRow): Promise<Uint8Array> {
  const png = await storage.get(`masters/${sticker.masterHash}.png`)
  if (!png) throw new Error(`master ${sticker.masterHash} has no bytes`)
  return png
}
