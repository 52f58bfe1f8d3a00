import { deflateSync } from 'node:zlib'
import { chunk, SIGNATURE } from './apng-chunks'
import type { Palette } from './palette'

/** Moving pictures whose pixels are places in one palette. */
export interface IndexedTimeline {
  width: number
  height: number
  palette: Palette
  frames: { pixels: Uint8Array; delayMs: number }[]
  loops: number
}

/**
 * Write an APNG: one palette, each frame only where it differs from the one before, laid over it where that can be said with
 * transparency. A frame equal to the one before is one pixel.
 */
export function writeApng(timeline: IndexedTimeline, pack = packer()): Buffer {
  const { width, height, palette, frames, loops } = timeline
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const control = Buffer.alloc(8)
  control.writeUInt32BE(frames.length, 0)
  control.writeUInt32BE(loops, 4)
  const parts = [SIGNATURE, chunk('IHDR', header), chunk('acTL', control), ...paletteChunks(palette)]

  let sequence = 0
  let before: Uint8Array | undefined
  for (const { pixels, delayMs } of frames) {
    const { piece, data } = pack(timeline, before, pixels)
    parts.push(frameControl(sequence, piece, delayMs))
    sequence += 1
    if (before) {
      const numbered = Buffer.alloc(4 + data.length)
      numbered.writeUInt32BE(sequence, 0)
      numbered.set(data, 4)
      parts.push(chunk('fdAT', numbered))
      sequence += 1
    } else parts.push(chunk('IDAT', data))
    before = pixels
  }
  parts.push(chunk('IEND'))
  return Buffer.concat(parts)
}

/** What one frame adds to the file, chunks included. */
export function frameBytes(
  timeline: IndexedTimeline,
  before: Uint8Array | undefined,
  pixels: Uint8Array,
  pack: Packer,
): number {
  return pack(timeline, before, pixels).data.length + 54
}

interface Packed {
  piece: Piece
  data: Buffer
}

/** Packs what changed from one picture to the next, all of one palette, and remembers it. */
export type Packer = (timeline: IndexedTimeline, before: Uint8Array | undefined, pixels: Uint8Array) => Packed

/** @param level zlib's, 1 to 9: 6 is quick, 9 is 6 to 8 % smaller and takes four times as long. */
export function packer(level = 6): Packer {
  const known = new WeakMap<Uint8Array, Packed & { before: Uint8Array | undefined }>()
  return (timeline, before, pixels) => {
    const had = known.get(pixels)
    if (had && had.before === before) return had
    const piece = changedPiece(timeline, before, pixels)
    const packed = { before, piece, data: deflateSync(piece.rows, { level, memLevel: 9 }) }
    known.set(pixels, packed)
    return packed
  }
}

interface Piece {
  left: number
  top: number
  width: number
  height: number
  over: boolean
  /** Row by row, each with a zero before it: PNG's filter "none", the best one for places in a palette. */
  rows: Uint8Array
}

function changedPiece(
  { width, height, palette }: IndexedTimeline,
  before: Uint8Array | undefined,
  pixels: Uint8Array,
): Piece {
  const box = before ? changedBox(width, height, before, pixels) : { left: 0, top: 0, width, height }
  const nothing = palette.colours.indexOf(0)
  const rows = new Uint8Array((box.width + 1) * box.height)
  // "Over" can't take anything away: it will do where all that changed is opaque now.
  let over = before !== undefined && nothing >= 0
  for (let y = 0; over && y < box.height; y += 1) {
    const start = (box.top + y) * width + box.left
    for (let at = start; at < start + box.width; at += 1)
      if (pixels[at] !== before?.[at] && (palette.colours[pixels[at] ?? 0] ?? 0) >>> 24 !== 255) {
        over = false
        break
      }
  }
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.top + y) * width + box.left
    const row = y * (box.width + 1) + 1
    if (!over) rows.set(pixels.subarray(start, start + box.width), row)
    else
      for (let x = 0; x < box.width; x += 1)
        rows[row + x] = pixels[start + x] === before?.[start + x] ? nothing : (pixels[start + x] ?? 0)
  }
  return { ...box, over, rows }
}

/** The smallest rectangle with all that changed in it; one pixel when nothing did. */
function changedBox(width: number, height: number, before: Uint8Array, pixels: Uint8Array) {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y += 1) {
    const start = y * width
    let x = 0
    while (x < width && before[start + x] === pixels[start + x]) x += 1
    if (x === width) continue
    if (x < left) left = x
    let end = width - 1
    while (end > right && before[start + end] === pixels[start + end]) end -= 1
    if (end > right) right = end
    if (y < top) top = y
    bottom = y
  }
  return right < 0
    ? { left: 0, top: 0, width: 1, height: 1 }
    : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

function frameControl(sequence: number, piece: Piece, delayMs: number): Buffer {
  const body = Buffer.alloc(26)
  body.writeUInt32BE(sequence, 0)
  body.writeUInt32BE(piece.width, 4)
  body.writeUInt32BE(piece.height, 8)
  body.writeUInt32BE(piece.left, 12)
  body.writeUInt32BE(piece.top, 16)
  // A numerator of 16 bits: in thousandths of a second up to a minute, beyond that in hundredths.
  const fine = delayMs <= 65_535
  body.writeUInt16BE(fine ? delayMs : Math.min(65_535, Math.round(delayMs / 10)), 20)
  body.writeUInt16BE(fine ? 1000 : 100, 22)
  body[25] = piece.over ? 1 : 0
  return chunk('fcTL', body)
}

function paletteChunks({ colours }: Palette): Buffer[] {
  const plte = Buffer.from(
    [...colours].flatMap((colour) => [colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255]),
  )
  const trns = Buffer.from([...colours].map((colour) => colour >>> 24).filter((alpha) => alpha < 255))
  return trns.length > 0 ? [chunk('PLTE', plte), chunk('tRNS', trns)] : [chunk('PLTE', plte)]
}
