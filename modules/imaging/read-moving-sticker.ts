import { createHash } from 'node:crypto'
import type { Problem } from '@/core/refusal'
import { type Master, makeMaster } from './master'
import { bestFrame } from './motion/best-frame'
import { cleanApng } from './motion/clean-apng'
import { cleanGif } from './motion/clean-gif'
import { cleanWebp } from './motion/clean-webp'
import { cleanWebm } from './motion/video/clean-webm'
import { encodeKept } from './motion/video/fit-vp9'
import { cleanLottie } from './motion/lottie/clean-lottie'
import { keepTgs } from './motion/lottie/keep-tgs'
import { durationOf, rasterOf } from './motion/timeline'
import { type ReadFile, readMotion } from './read-motion'
import { type StickerProblem, warning } from './sticker-problem'
import type { Motion } from './sticker-kind'

/** A moving file as it is kept, beside the picture that stands for it. */
export interface MovingMaster extends Motion {
  /** Its own frames, in a container without anything that does not draw. */
  file: Buffer
}

export type ReadMovingSticker =
  | { ok: true; master: Master; motion?: MovingMaster; source: { width: number; height: number }; problems: Problem[] }
  | { ok: false; problems: Problem[] }

/** What measuring one frame says of a sticker that moves over its whole canvas: the rest is about edges and margins of that frame. */
const HOLDS_MOVING = new Set(['sticker.empty', 'sticker.small', 'sticker.not_square', 'sticker.opaque'])

/**
 * Turn a moving file of a stranger into a master: its frames as they are, and a still picture of its best one. One that does not
 * move after all becomes a still master. Faults: see readMotion. Warnings: `motion.still`, `motion.empty_start`, and of drawings
 * that Telegram does not take `tgs.*`.
 */
export async function readMovingSticker(bytes: Uint8Array): Promise<ReadMovingSticker> {
  const read = await readMotion(bytes)
  if (!read.ok) return read
  const { timeline } = read
  const { width, height, frames, loops } = timeline
  const source = { width, height }
  const { frame, startsEmpty } = bestFrame(timeline)
  // A copy: making a master clears what is hidden, and frames may share their memory.
  const picture = await makeMaster(rasterOf(timeline, { ...frame, data: Buffer.from(frame.data) }))
  const kept = frames.length > 1 ? await keep(bytes, read) : undefined
  if (!kept) return { ok: true, master: picture, source, problems: [warning('motion.still')] }

  const problems = picture.problems
    .filter(({ code }) => HOLDS_MOVING.has(code) && (code !== 'sticker.small' || read.format !== 'lottie'))
    // None of our fixes is for what moves.
    .map(({ code, severity, params }): StickerProblem => ({ code, severity, params }))
  if (startsEmpty) problems.push(warning('motion.empty_start'))
  problems.push(...kept.problems)
  const sha256 = createHash('sha256').update(kept.file).digest('hex')
  return {
    ok: true,
    master: { ...picture, sha256, bytes: kept.file.length, problems },
    motion: { kind: kept.kind, file: kept.file, frames: frames.length, durationMs: durationOf(timeline), loops },
    source,
    problems: [],
  }
}

async function keep(
  bytes: Uint8Array,
  { format, drawing, timeline }: ReadFile,
): Promise<{ kind: Motion['kind']; file: Buffer; problems: StickerProblem[] } | undefined> {
  // Of videos one kind is kept: VP9, with alpha. Others become it, at a quality where nothing is seen of that.
  if (format === 'webm' || format === 'mp4') {
    const own = format === 'webm' ? cleanWebm(bytes) : undefined
    return { kind: 'webm', file: own ?? (await encodeKept(timeline)), problems: [] }
  }
  if (format === 'lottie' && drawing) {
    const tgs = keepTgs(drawing)
    if ('bytes' in tgs) return { kind: 'tgs', file: tgs.bytes, problems: [] }
    const problems = tgs.problems.map(({ code, params }) => warning(code, params))
    return { kind: 'lottie', file: cleanLottie(drawing), problems }
  }
  const file =
    format === 'gif' ? cleanGif(bytes) : format === 'apng' ? cleanApng(bytes) : format === 'webp' && cleanWebp(bytes)
  return file && format !== 'png' && format !== 'lottie' ? { kind: format, file, problems: [] } : undefined
}
