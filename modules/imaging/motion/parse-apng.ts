import { crc32 } from 'node:zlib'
import { BadHeader, Reader } from '../headers/header'
import { inflates } from '../headers/png'
import { MOTION_LIMITS } from '../limits'
import { SIGNATURE, type Chunk } from './apng-chunks'
import { BadMotion } from './bad-motion'

export interface ApngFrame {
  left: number
  top: number
  width: number
  height: number
  /** Exact, not yet rounded. */
  delayMs: number
  dispose: 'none' | 'background' | 'previous'
  blend: 'source' | 'over'
  /** Its compressed pixels, in pieces. */
  data: Uint8Array[]
}

export interface Apng {
  /** The IHDR chunk's body: size, depth and colour type. */
  header: Uint8Array
  width: number
  height: number
  /** Chunks every frame needs to be drawn by: palette, transparency, colour space. */
  shared: Uint8Array[]
  loops: number
  frames: ApngFrame[]
}

const SHARED = new Set(['PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT'])
const MOVING = new Set(['acTL', 'fcTL', 'fdAT'])
const CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])
const DISPOSE = ['none', 'background', 'previous'] as const
const BLEND = ['source', 'over'] as const

/**
 * Take an APNG apart without decoding a pixel. Strict: what two readers could understand differently is refused, by the chunk
 * where it shows. https://www.w3.org/TR/png-3/#apng-frame-based-animation
 * @throws BadMotion `apng.checksum`, `.order`, `.sequence`, `.frame_count`, `.region`, `.control`, `image.truncated`,
 * `image.damaged`, `motion.too_many_frames`, `motion.too_many_pixels`
 */
export function parseApng(bytes: Uint8Array): Apng {
  try {
    return new Parser().run(bytes)
  } catch (error) {
    if (error instanceof BadHeader) throw new BadMotion(`image.${error.fault}`, { format: 'PNG', bytes: bytes.length })
    throw error
  }
}

/** Whether a PNG says that it moves. A control chunk after the picture says nothing: no viewer minds it. */
export function saysItMoves(bytes: Uint8Array): boolean {
  for (const { type } of chunks(bytes)) {
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
  }
  return false
}

/** The state of one walk over the chunks: which frame is open, which number comes next. */
class Parser {
  private header: Uint8Array | undefined
  private width = 0
  private height = 0
  private readonly shared: Uint8Array[] = []
  private readonly frames: ApngFrame[] = []
  private control: { frames: number; loops: number } | undefined
  private open: ApngFrame | undefined
  private pictureSeen = false
  private sequence = 0

  run(bytes: Uint8Array): Apng {
    for (const chunk of chunks(bytes)) this.take(chunk)
    this.close('IEND')
    if (!this.control || !this.header) throw new BadMotion('apng.order', { chunk: 'acTL' })
    if (this.frames.length !== this.control.frames)
      throw new BadMotion('apng.frame_count', { measured: this.frames.length, limit: this.control.frames })
    const { header, width, height, shared, frames } = this
    return { header, width, height, shared, frames, loops: this.control.loops }
  }

  private take({ type, body, whole }: Chunk): void {
    if (!this.header && type !== 'IHDR') throw new BadMotion('apng.order', { chunk: type })
    const file = new Reader(body)
    switch (type) {
      case 'IHDR':
        if (this.header || body.length !== 13) throw new BadMotion('apng.order', { chunk: type })
        this.header = body
        this.width = file.u32(0)
        this.height = file.u32(4)
        return
      case 'acTL':
        return this.takeControl(file)
      case 'fcTL':
        return this.takeFrame(file)
      case 'IDAT':
        this.pictureSeen = true
        // Without a frame control before it, the picture is for viewers that know no animation.
        if (this.open) this.open.data.push(body)
        return
      case 'fdAT':
        this.count(file, type)
        if (!this.open || !this.pictureSeen) throw new BadMotion('apng.order', { chunk: type })
        this.open.data.push(body.subarray(4))
        return
      default:
        if (!SHARED.has(type) || this.pictureSeen) return
        if (type !== 'iCCP' || inflates(body)) this.shared.push(whole)
    }
  }

  private takeControl(file: Reader): void {
    if (this.control || this.pictureSeen || file.length !== 8) throw new BadMotion('apng.order', { chunk: 'acTL' })
    const frames = file.u32(0)
    if (frames === 0) throw new BadMotion('apng.frame_count', { measured: 0, limit: 1 })
    limitFrames(frames, this.width, this.height)
    this.control = { frames, loops: file.u32(4) }
  }

  private takeFrame(file: Reader): void {
    this.count(file, 'fcTL')
    this.close('fcTL')
    const frame = {
      width: file.u32(4),
      height: file.u32(8),
      left: file.u32(12),
      top: file.u32(16),
      delayMs: (1000 * file.u16(20)) / (file.u16(22) || 100),
      dispose: DISPOSE[file.u8(24)],
      blend: BLEND[file.u8(25)],
    }
    const { dispose, blend, width, height, left, top } = frame
    if (!dispose || !blend || file.length !== 26) throw new BadMotion('apng.control', { chunk: 'fcTL' })
    const whole = left === 0 && top === 0 && width === this.width && height === this.height
    // The first frame, when it is the picture itself, covers all of it.
    if (
      width === 0 ||
      height === 0 ||
      left + width > this.width ||
      top + height > this.height ||
      !(whole || this.pictureSeen)
    )
      throw new BadMotion('apng.region', { chunk: 'fcTL', count: this.frames.length + 1 })
    this.open = { ...frame, dispose, blend, data: [] }
    this.frames.push(this.open)
    limitFrames(this.frames.length, this.width, this.height)
  }

  private count(file: Reader, chunk: string): void {
    if (file.u32(0) !== this.sequence)
      throw new BadMotion('apng.sequence', { chunk, measured: file.u32(0), limit: this.sequence })
    this.sequence += 1
  }

  /** The frame that was open must have had pixels. */
  private close(chunk: string): void {
    if (this.open?.data.length === 0) throw new BadMotion('apng.order', { chunk })
    this.open = undefined
  }
}

/** Before a pixel is decoded: how many frames there may be, and how large all of them together. */
export function limitFrames(frames: number, width: number, height: number): void {
  if (frames > MOTION_LIMITS.frames)
    throw new BadMotion('motion.too_many_frames', { measured: frames, limit: MOTION_LIMITS.frames })
  const pixels = frames * width * height
  if (pixels > MOTION_LIMITS.pixels)
    throw new BadMotion('motion.too_many_pixels', {
      width,
      height,
      count: frames,
      measured: pixels,
      limit: MOTION_LIMITS.pixels,
    })
}

/** Every chunk up to the end mark, with the checksums right of those that draw. */
export function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const file = new Reader(bytes)
  if (!SIGNATURE.equals(bytes.subarray(0, 8))) throw new BadHeader('damaged', 'no signature')
  for (let offset = 8; ;) {
    const length = file.u32(offset)
    const type = file.text(offset + 4, 4)
    const end = offset + 12 + length
    if (end > file.length) throw new BadHeader('truncated', type)
    const used = CRITICAL.has(type) || MOVING.has(type) || SHARED.has(type)
    if (used && crc32(bytes.subarray(offset + 4, end - 4)) !== file.u32(end - 4))
      throw new BadMotion('apng.checksum', { chunk: type })
    yield { type, body: bytes.subarray(offset + 8, end - 4), whole: bytes.subarray(offset, end) }
    if (type === 'IEND') return
    offset = end
  }
}
