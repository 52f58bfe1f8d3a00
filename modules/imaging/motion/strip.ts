import sharp from 'sharp'
import { MOTION_LIMITS } from '../limits'
import { toRaster } from '../pixels/raster'
import type { Frame, Timeline } from './timeline'

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

/** All frames, one above the other. Decoded ones that lie so already are not copied: a long sticker is 60 MB. */
export function stripOf(frames: readonly Pick<Frame, 'data'>[]): Buffer {
  const [first] = frames
  if (!first) return Buffer.alloc(0)
  const { buffer, byteOffset } = first.data
  let end = byteOffset
  for (const { data } of frames) {
    if (data.buffer !== buffer || data.byteOffset !== end) return Buffer.concat(frames.map((frame) => frame.data))
    end += data.length
  }
  return Buffer.from(buffer, byteOffset, end - byteOffset)
}
