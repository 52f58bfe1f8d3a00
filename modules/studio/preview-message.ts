import { type Actor, requireUser } from '@/core/actor'
import { limit } from '@/infra/rate-limit'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import { imagingPool } from '@/modules/imaging/process-pool'
import type { StickerProblem } from '@/modules/imaging/sticker-problem'
import { findOwnSticker, readMaster } from './own-sticker'
import { PREVIEWS } from './preview'
import { movesAlready } from './refusals'

/** A sticker as a buyer's words would make it, as WebP, for its artist; or what keeps the words from being written. Changes nothing. */
export async function previewMessage(
  actor: Actor,
  stickerId: string,
  slot: MessageSlot,
  text: string,
): Promise<Uint8Array | StickerProblem[]> {
  const sticker = await findOwnSticker(actor, stickerId)
  if (sticker.master.kind !== 'still') throw movesAlready()
  await limit('preview', requireUser(actor).id, PREVIEWS, 2)
  const written = await imagingPool().renderMessage(await readMaster(sticker), slot, text)
  return written.ok ? imagingPool().makePlainPreview(written.master.png) : written.problems
}
