import sharp from 'sharp'
import { type Master, makeMaster } from './master'
import { cutShape, layPaper, place } from './pixels/die-cut'
import { decodeMaster, fromRaster, type Raster, toRaster, visibleBox } from './pixels/raster'
import { MASTER_SIDE } from './limits'
import { FIXES, type Fix } from './sticker-problem'

/** The outline's shape is worked out on at most this many pixels a side: it has no detail that more would show. */
const SHAPE_SIDE = 1024

/**
 * Mend a master: `trim` cuts away the transparent margin, `outline` lays it on die-cut white paper, `pad` makes it square.
 * Always in that order, each once, whatever the order asked for; the same request gives the same bytes.
 * @returns A new master, with its own findings. Nothing asked for gives back the same picture.
 */
export async function fixSticker(master: Uint8Array, fixes: readonly Fix[]): Promise<Master> {
  let raster = await decodeMaster(master)
  for (const fix of FIXES) if (fixes.includes(fix)) raster = await APPLY[fix](raster)
  return makeMaster(raster)
}

const APPLY: Record<Fix, (raster: Raster) => Promise<Raster>> = {
  async trim(raster) {
    const box = visibleBox(raster)
    return box ? toRaster(fromRaster(raster).extract(box)) : raster
  },
  async pad(raster) {
    const side = Math.max(raster.width, raster.height)
    return raster.width === raster.height ? raster : place(raster, side)
  },
  outline,
}

/** White paper around the picture. The canvas grows by the border where the picture needs the room, and never past a master's size. */
async function outline(raster: Raster): Promise<Raster> {
  const box = visibleBox(raster)
  if (!box) return raster
  const body = Math.max(box.width, box.height)
  const grown = place(raster, raster.width + 2 * Math.ceil(body * 0.14), raster.height + 2 * Math.ceil(body * 0.14))

  const scale = Math.min(1, SHAPE_SIDE / Math.max(grown.width, grown.height))
  const small =
    scale === 1
      ? grown
      : await toRaster(
          fromRaster(grown).resize({
            width: Math.round(grown.width * scale),
            fit: 'fill',
            height: Math.round(grown.height * scale),
          }),
        )
  const shape = cutShape(small, body * scale)
  const paper = layPaper(grown, scale === 1 ? shape : await enlarge(shape, small, grown))

  // Keep what was there, and what the border needs of the new margin.
  const used = visibleBox(paper) ?? box
  const margin = Math.ceil(body * 0.14)
  const left = Math.min(margin, used.left)
  const top = Math.min(margin, used.top)
  const right = Math.max(margin + raster.width, used.left + used.width)
  const bottom = Math.max(margin + raster.height, used.top + used.height)
  return toRaster(
    fromRaster(paper)
      .extract({ left, top, width: right - left, height: bottom - top })
      .resize({ width: MASTER_SIDE, height: MASTER_SIDE, fit: 'inside', withoutEnlargement: true }),
  )
}

async function enlarge(shape: Uint8Array, from: Raster, to: Raster): Promise<Uint8Array> {
  return sharp(shape, { raw: { width: from.width, height: from.height, channels: 1 } })
    .resize({ width: to.width, height: to.height, fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer()
}
