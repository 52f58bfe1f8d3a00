import sharp, { type PngOptions } from 'sharp'
import { fromRaster, type Raster, toRaster } from '../pixels/raster'
import { similarity } from '../pixels/similarity'
import type { Encoded } from './encode-webp'

const TRUE_COLOUR = { compressionLevel: 6, palette: false } as const
/** One byte a pixel: what is at most four bytes a pixel fits a quarter of it, whatever is on it. Higher effort costs seconds. */
const PALETTE = { palette: true, quality: 100, effort: 1, compressionLevel: 9 } as const

/** A still PNG within a weight: all colours where they fit, else the best 256. */
export async function encodePng(raster: Raster, maxBytes: number): Promise<Encoded> {
  const encode = (options: PngOptions) => fromRaster(raster).png(options).toBuffer()
  const whole = await encode(TRUE_COLOUR)
  if (whole.length <= maxBytes) return { bytes: whole, quality: 1, encodes: 1 }
  const bytes = await encode(PALETTE)
  if (bytes.length > maxBytes) throw new Error(`a PNG of ${bytes.length} bytes, and ${maxBytes} are allowed`)
  return { bytes, quality: similarity(raster, await toRaster(sharp(bytes))), encodes: 2 }
}
