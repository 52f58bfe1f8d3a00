import sharp from 'sharp'
import { toRaster } from './pixels/raster'
import { NotWhole } from './looks/bytes'
import { lookAtDrawing } from './looks/look-at-drawing'
import { lookAtGif } from './looks/look-at-gif'
import { lookAtPng } from './looks/look-at-png'
import { lookAtWebm } from './looks/look-at-webm'
import { lookAtWebp } from './looks/look-at-webp'
import type { Seen } from './validators/look'

/** More than any export of ours unpacks to: a bomb is not looked into. */
const PIXELS = 120_000_000

/** Walk a picture's chunks and decode its pixels, and give what both agree on; undefined when they do not, or it is not whole. */
export async function lookAtPicture(bytes: Uint8Array): Promise<Seen | undefined> {
  try {
    const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
    if (head.startsWith('\x89PNG\r\n\x1a\n')) return await decoded(bytes, lookAtPng(bytes))
    if (head.startsWith('RIFF') && head.endsWith('WEBP')) return await decoded(bytes, lookAtWebp(bytes))
    if (head.startsWith('GIF8')) return await decoded(bytes, lookAtGif(bytes))
    if (head.startsWith('\x1f\x8b') || head.startsWith('{')) return lookAtDrawing(bytes)
    if (head.startsWith('\x1a\x45\xdf\xa3')) return lookAtWebm(bytes)
    return undefined
  } catch (error) {
    // What a decoder says of bytes is an answer; anything else is a mistake of ours.
    if (error instanceof NotWhole || (error instanceof Error && !(error instanceof TypeError))) return undefined
    throw error
  }
}

/** The same by libvips, which decodes all frames of WebP and GIF, and of an APNG the picture it stands still as. */
async function decoded(bytes: Uint8Array, seen: Omit<Seen, 'width' | 'height'> & Partial<Seen>) {
  const animated = seen.format !== 'png' && seen.frames > 1
  const image = sharp(bytes, { failOn: 'warning', animated, limitInputPixels: PIXELS })
  const { pages = 1 } = await image.metadata()
  const raster = await toRaster(image)
  if (animated && pages !== seen.frames) return undefined
  const [width, height] = [raster.width, animated ? raster.height / pages : raster.height]
  if ((seen.width ?? width) !== width || (seen.height ?? height) !== height) return undefined
  return { ...seen, width, height }
}
