import { createHash } from 'node:crypto'
import { rgbaToThumbHash } from 'thumbhash'
import { checkRaster } from './pixels/check-raster'
import { dieCut } from './pixels/die-cut'
import { fromRaster, type Raster } from './pixels/raster'
import type { StickerProblem } from './sticker-problem'

/** A sanitized picture: the one form in which stickers are kept, shown, fixed and exported from. */
export interface Master {
  /** RGBA PNG, 8 bits, sRGB, no metadata; nothing is left of colour where it is fully transparent. */
  png: Buffer
  /** SHA-256 of `png`, hex: its name everywhere. */
  sha256: string
  width: number
  height: number
  /** Whether any of it is see-through. */
  hasAlpha: boolean
  bytes: number
  /** Thumbhash of the die-cut picture, base64: some 25 bytes that stand in for it while it loads. */
  placeholder: string
  /** What is worth knowing about the picture (check-sticker.ts). */
  problems: StickerProblem[]
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Make pixels a master. The same pixels always give the same bytes, so a picture that is sent twice is one master.
 * The raster is changed: colour under full transparency is cleared, since it may show what was meant to be cut away.
 */
export async function makeMaster(raster: Raster): Promise<Master> {
  const hasAlpha = clearHidden(raster)
  const png = await fromRaster(raster).png({ compressionLevel: 6, palette: false }).toBuffer()
  return {
    png,
    sha256: sha256(png),
    width: raster.width,
    height: raster.height,
    hasAlpha,
    bytes: png.length,
    placeholder: await makePlaceholder(raster),
    problems: checkRaster(raster),
  }
}

/** Zero every fully transparent pixel; tells whether any pixel is not fully opaque. */
function clearHidden({ data }: Raster): boolean {
  let hasAlpha = false
  for (let pixel = 0; pixel < data.length; pixel += 4) {
    const alpha = data[pixel + 3]
    if (alpha === 255) continue
    hasAlpha = true
    if (alpha === 0) data.fill(0, pixel, pixel + 3)
  }
  return hasAlpha
}

/** Thumbhash takes at most 100 pixels a side. */
async function makePlaceholder(raster: Raster): Promise<string> {
  const small = await dieCut(raster, 96)
  return Buffer.from(rgbaToThumbHash(small.width, small.height, small.data)).toString('base64')
}
