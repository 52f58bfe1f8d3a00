import sharp, { type Sharp } from 'sharp'

// One thread a picture: the pool has as many processes as there are cores, and a queue is faster than a crowd.
sharp.concurrency(1)
sharp.cache(false)

// Of libvips' many loaders only those of the formats we take: whatever else a file pretends to be, nothing reads it.
// (VIPS_BLOCK_UNTRUSTED would be one line, and would block SVG with the rest.)
sharp.block({ operation: ['VipsForeignLoad'] })
const loaders = ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Tiff', 'Heif', 'Svg']
sharp.unblock({ operation: loaders.map((name) => `VipsForeignLoad${name}`) })

/** Decoded pixels: RGBA, 8 bits each, sRGB, colour not multiplied by alpha. */
export interface Raster {
  width: number
  height: number
  data: Buffer
}

export async function toRaster(image: Sharp): Promise<Raster> {
  const { data, info } = await image
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

export function fromRaster({ width, height, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false })
}

/** One channel, 8 bits a pixel. */
export interface Grey {
  width: number
  height: number
  data: Uint8Array
}

export function fromGrey({ width, height, data }: Grey): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false })
}

/** A master's pixels. Masters are ours, so nothing about them is doubted here. */
export function decodeMaster(master: Uint8Array): Promise<Raster> {
  return toRaster(sharp(master))
}

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Alpha under this is dust: an eraser's traces, which nobody sees and which would keep a margin from being trimmed. */
export const DUST = 10

/** The smallest box with everything visible in it; undefined when nothing is. */
export function visibleBox({ width, height, data }: Raster): Box | undefined {
  const seen = (x: number, y: number) => (data[(y * width + x) * 4 + 3] ?? 0) > DUST
  const rowSeen = (y: number, from: number, to: number) => {
    for (let x = from; x < to; x += 1) if (seen(x, y)) return true
    return false
  }
  const columnSeen = (x: number, from: number, to: number) => {
    for (let y = from; y < to; y += 1) if (seen(x, y)) return true
    return false
  }
  let top = 0
  while (top < height && !rowSeen(top, 0, width)) top += 1
  if (top === height) return undefined
  let bottom = height
  while (!rowSeen(bottom - 1, 0, width)) bottom -= 1
  let left = 0
  while (!columnSeen(left, top, bottom)) left += 1
  let right = width
  while (!columnSeen(right - 1, top, bottom)) right -= 1
  return { left, top, width: right - left, height: bottom - top }
}
