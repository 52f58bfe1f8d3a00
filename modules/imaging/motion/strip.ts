import sharp from 'sharp'
import { MOTION_LIMITS } from '../limits'
import { toRaster } from '../pixels/raster'
import type { Timeline } from './timeline'

/** Decode an animated WebP or a GIF by libvips: it gives all frames, composed, one above the other. */
export async function decodeStrip(bytes: Uint8Array): Promise<Timeline> {
  const image = sharp(bytes, {
    animated: true,
    failOn: 'error',
    limitInputPixels: MOTION_LIMITS.pixels,
    sequentialRead: true,
  })
  const { pages = 1, delay = [], loop = 0 } = await image.metadata()
  const { width, height: whole, data } = await toRaster(image)
  const size = data.length / pages
  const frames = Array.from({ length: pages }, (_, index) => ({
    data: data.subarray(index * size, (index + 1) * size),
    delayMs: delay[index] ?? 0,
  }))
  return { width, height: whole / pages, frames, loops: loop }
}
