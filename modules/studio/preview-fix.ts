import type { Actor } from '@/core/actor'
import { imagingPool } from '@/modules/imaging/process-pool'
import type { Fix } from '@/modules/imaging/sticker-problem'
import { findOwnSticker, readMaster } from './own-sticker'

/**
 * A sticker's picture as WebP, before it is die-cut, for its artist: as it is, or as a fix would leave it. Changes nothing.
 */
export async function previewFix(actor: Actor, stickerId: string, fix?: Fix): Promise<Uint8Array> {
  const master = await readMaster(await findOwnSticker(actor, stickerId))
  const shown = fix ? (await imagingPool().fixSticker(master, [fix])).png : master
  return imagingPool().makePlainPreview(shown)
}
