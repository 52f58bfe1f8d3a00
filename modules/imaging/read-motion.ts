import { fileKind, FORMAT_NAMES } from './file-kind'
import { BadHeader } from './headers/header'
import { readHeader } from './headers/read-header'
import { MOTION_LIMITS } from './limits'
import { BadMotion } from './motion/bad-motion'
import { boundLottie } from './motion/lottie/bound-lottie'
import { unpackDotLottie } from './motion/lottie/dot-lottie'
import { type Lottie, readLottie } from './motion/lottie/lottie'
import { renderLottie } from './motion/lottie/render-lottie'
import { limitFrames, saysItMoves } from './motion/parse-apng'
import { readApng } from './motion/read-apng'
import { decodeStrip } from './motion/strip'
import { decodeVideo, type VideoFormat } from './motion/video/decode-video'
import { durationOf, mergeEqual, type Timeline } from './motion/timeline'
import type { StickerProblem } from './sticker-problem'

/** What a moving file was, and what it shows. */
export interface ReadFile {
  timeline: Timeline
  format: 'webp' | 'gif' | 'apng' | 'png' | 'lottie' | VideoFormat
  drawing?: Lottie
  /** Some of its frames asked to be shown so shortly that nobody shows them so. */
  hasty: boolean
}

export type ReadMotion = ({ ok: true } & ReadFile) | { ok: false; problems: StickerProblem[] }

const MOVING = new Set<string>(['png', 'gif', 'webp'])

/** Every browser shows a frame that asks for a hundredth of a second or less for a tenth: files are made with that in mind. */
const HASTY_MS = 10
const HASTY_SHOWN_MS = 100

/**
 * Decode a moving picture of a stranger into what it shows: animated WebP, GIF, APNG, Lottie drawings (JSON, Telegram's TGS,
 * .lottie archives), WebM and MP4, decided by content, bounded before a pixel is decoded. A picture that stands still comes out as one frame. Never throws for what is in the bytes.
 *
 * Faults: `image.empty`, `not_an_image`, `not_supported`, `truncated`, `damaged`; `motion.too_many_frames`, `too_many_pixels`,
 * `too_long`; and of parseApng and readApng `apng.*`; of a drawing `lottie.*`; of decodeVideo `video.*`.
 */
export async function readMotion(bytes: Uint8Array): Promise<ReadMotion> {
  try {
    const { timeline, ...rest } = await decode(bytes)
    const ms = durationOf(timeline)
    if (ms > MOTION_LIMITS.durationMs)
      throw new BadMotion('motion.too_long', { measured: ms, limit: MOTION_LIMITS.durationMs })
    return { ok: true, timeline: mergeEqual(timeline), ...rest }
  } catch (error) {
    if (error instanceof BadMotion) return { ok: false, problems: [error.problem] }
    throw error
  }
}

async function decode(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length === 0) throw new BadMotion('image.empty')
  const kind = fileKind(bytes.subarray(0, 4096))
  const drawing = readLottie((kind.is === 'archive' && (await unpackDotLottie(bytes))) || bytes)
  if (drawing) {
    boundLottie(drawing)
    return { timeline: await renderLottie(drawing), format: 'lottie', drawing, hasty: false }
  }
  if (kind.is === 'unknown') throw new BadMotion('image.not_an_image')
  if (kind.is === 'video') return readVideo(bytes, kind)
  if (kind.is !== 'picture')
    throw new BadMotion('image.not_supported', { found: kind.is === 'archive' ? 'ZIP' : kind.name })
  if (!MOVING.has(kind.format)) throw new BadMotion('image.not_supported', { found: FORMAT_NAMES[kind.format] })
  const format = kind.format as 'png' | 'gif' | 'webp'
  try {
    if (format === 'png' && saysItMoves(bytes)) return { ...unhurried(await readApng(bytes)), format: 'apng' }
    const { width, height, frames } = readHeader(format, bytes)
    limitFrames(frames, width, height)
  } catch (error) {
    if (error instanceof BadHeader)
      throw new BadMotion(`image.${error.fault}`, { format: FORMAT_NAMES[format], bytes: bytes.length })
    throw error
  }
  try {
    return { ...unhurried(await decodeStrip(bytes)), format }
  } catch {
    throw new BadMotion('image.damaged', { format: FORMAT_NAMES[format] })
  }
}

function unhurried(timeline: Timeline): { timeline: Timeline; hasty: boolean } {
  const hasty = timeline.frames.length > 1 && timeline.frames.some(({ delayMs }) => delayMs <= HASTY_MS)
  if (hasty) for (const frame of timeline.frames) if (frame.delayMs <= HASTY_MS) frame.delayMs = HASTY_SHOWN_MS
  return { timeline, hasty }
}

async function readVideo(
  bytes: Uint8Array,
  { format, name }: { format: VideoFormat; name: string },
): Promise<ReadFile> {
  try {
    return { timeline: await decodeVideo(bytes, format), format, hasty: false }
  } catch (error) {
    if (error instanceof BadHeader) throw new BadMotion(`image.${error.fault}`, { format: name, bytes: bytes.length })
    throw error
  }
}
