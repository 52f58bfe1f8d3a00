import { type Actor, requireUser } from '@/core/actor'
import { limit } from '@/infra/rate-limit'
import { imagingPool } from '@/modules/imaging/process-pool'
import type { Fix } from '@/modules/imaging/sticker-problem'
import { findOwnSticker, readMaster } from './own-sticker'
import { PREVIEWS } from './preview'

/**
 * A sticker's picture as WebP, before it is die-cut, for its artist: as it is, or as a fix would leave it. Changes nothing.
 * @throws Refusal `studio.no_such_sticker` (404), `rate_limit.exceeded` (429)
 */
export async function previewFix(actor: Actor, stickerId: string, fix?: Fix): Promise<Uint8Array> {
  const sticker = await findOwnSticker(actor, stickerId)
  await limit('preview', requireUser(actor).id, PREVIEWS, fix ? 2 : 1)
  const master = await readMaster(sticker)
  const shown = fix ? (await imagingPool().fixSticker(master, [fix])).png : master
  return imagingPool().makePlainPreview(shown)
}
