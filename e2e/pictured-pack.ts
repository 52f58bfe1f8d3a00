import { storage } from '@/infra/storage'
import { artKey } from '@/modules/imaging/art-key'
import { makePreviews } from '@/modules/imaging/make-previews'
import { sha256 } from '@/modules/imaging/master'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import type { StickerExtras } from '@/modules/imaging/sticker-extras'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'

/** A pack whose pictures are really there, as the studio and the worker leave them. @param slots Where its stickers may be written on, in order. */
export async function packWithPictures(title: string, slots: readonly MessageSlot[] = [], extras: StickerExtras = {}) {
  const stickers = []
  for (const seed of [1, 2, 3, 4]) {
    const png = await stickerPng('gradient', 640, seed)
    const masterHash = sha256(png)
    await storage.put(`masters/${masterHash}.png`, png)
    for (const file of (await makePreviews(png)).files) await storage.put(`media/${file.path}`, file.bytes)
    const words = { emoji: ['🦊', '😴'], alt: `Fox ${seed}` }
    stickers.push({ masterHash, artKey: artKey(masterHash), ...words, slot: slots[seed - 1], extras })
  }
  return createPackOnSale({ title, stickers })
}
