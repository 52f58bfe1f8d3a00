import sharp from 'sharp'
import { type Raster, toRaster } from '../pixels/raster'
import { chunk, SIGNATURE } from './apng-chunks'
import { BadMotion } from './bad-motion'
import { type Apng, type ApngFrame, parseApng } from './parse-apng'
import type { Frame, Timeline } from './timeline'

/**
 * Decode an APNG: each frame is a small PNG of its own for libvips, laid on the canvas by the rules of the format, in 8 bits.
 * @throws BadMotion, see parseApng; `apng.frame_data` where a frame's pixels cannot be decoded
 */
export async function readApng(bytes: Uint8Array): Promise<Timeline> {
  const file = parseApng(bytes)
  const { width, height } = file
  let canvas = Buffer.alloc(width * height * 4)
  const frames: Frame[] = []
  let exact = 0
  let rounded = 0
  for (const [index, frame] of file.frames.entries()) {
    const drawn = await decodeFrame(file, frame, index)
    // "Previous" of the first frame has nothing to go back to: it clears, as the format says.
    const before = frame.dispose === 'previous' && index > 0 ? Buffer.from(canvas) : undefined
    lay(canvas, width, drawn, frame)
    exact += frame.delayMs
    frames.push({ data: Buffer.from(canvas), delayMs: Math.round(exact) - rounded })
    rounded = Math.round(exact)
    if (before) canvas = before
    else if (frame.dispose !== 'none') clear(canvas, width, frame)
  }
  return { width, height, frames, loops: file.loops }
}

async function decodeFrame(file: Apng, { width, height, data }: ApngFrame, index: number): Promise<Raster> {
  const header = Buffer.from(file.header)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const png = [SIGNATURE, chunk('IHDR', header), ...file.shared, chunk('IDAT', Buffer.concat(data)), chunk('IEND')]
  try {
    return await toRaster(sharp(Buffer.concat(png), { failOn: 'error', limitInputPixels: width * height }))
  } catch {
    throw new BadMotion('apng.frame_data', { count: index + 1 })
  }
}

interface Region {
  left: number
  top: number
  width: number
  height: number
}

function clear(canvas: Buffer, canvasWidth: number, { left, top, width, height }: Region): void {
  for (let y = top; y < top + height; y += 1) {
    const start = (y * canvasWidth + left) * 4
    canvas.fill(0, start, start + width * 4)
  }
}

function lay(canvas: Buffer, canvasWidth: number, { data }: Raster, frame: ApngFrame): void {
  const row = frame.width * 4
  for (let y = 0; y < frame.height; y += 1) {
    const target = ((frame.top + y) * canvasWidth + frame.left) * 4
    if (frame.blend === 'source') data.copy(canvas, target, y * row, (y + 1) * row)
    else layOver(canvas, target, data, y * row, row)
  }
}

/** Straight alpha over straight alpha, as the format's own sample code does it. */
function layOver(canvas: Buffer, target: number, data: Buffer, from: number, length: number): void {
  for (let pixel = 0; pixel < length; pixel += 4) {
    const source = from + pixel
    const place = target + pixel
    const alpha = data[source + 3] ?? 0
    if (alpha === 0) continue
    if (alpha === 255) {
      data.copy(canvas, place, source, source + 4)
      continue
    }
    const above = alpha * 255
    const below = (255 - alpha) * (canvas[place + 3] ?? 0)
    const both = above + below
    for (let channel = 0; channel < 3; channel += 1)
      canvas[place + channel] = Math.round(
        ((data[source + channel] ?? 0) * above + (canvas[place + channel] ?? 0) * below) / both,
      )
    canvas[place + 3] = Math.round(both / 255)
  }
}
