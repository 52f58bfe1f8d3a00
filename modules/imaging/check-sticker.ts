import { checkRaster } from './pixels/check-raster'
import { decodeMaster } from './pixels/raster'
import type { StickerProblem } from './sticker-problem'

/**
 * What is worth knowing about a master before it is sold: faults that keep it from being a sticker, and warnings that say what
 * messengers will do with it (enlarge, pad) or how it will look. `params.measured` and `params.limit` carry the numbers:
 * pixels for `small`, percent elsewhere. `fix` names the fix that mends it, where one of ours does.
 *
 * Codes: sticker.empty (fault) · small · tiny · loose · not_square · opaque · cut_off · fringe · dark_edge (warnings).
 */
export async function checkSticker(master: Uint8Array): Promise<StickerProblem[]> {
  return checkRaster(await decodeMaster(master))
}
