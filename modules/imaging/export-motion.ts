import { BadMotion } from './motion/bad-motion'
import { fitApng } from './motion/fit-apng'
import type { Fitted } from './motion/fitted'
import { fitWebp } from './motion/fit-webp'
import { keepFile } from './motion/keep-file'
import { keepTgs } from './motion/lottie/keep-tgs'
import type { Lottie } from './motion/lottie/lottie'
import { measure } from './motion/measure'
import type { Likeness } from './motion/quality'
import { type Scaler, scalerFor } from './motion/scaler'
import type { MotionTarget } from './motion/target'
import { durationOf, rateOf, type Timeline, trim } from './motion/timeline'
import { fitVp9 } from './motion/video/fit-vp9'
import { MOTION_TARGETS, type MotionName, type MotionWish } from './motion-targets'
import { type ReadMotion, readMotion } from './read-motion'
import { fault, type StickerProblem, warning } from './sticker-problem'

/** A moving sticker as a messenger takes it. */
export interface MotionFile {
  bytes: Buffer
  width: number
  height: number
  frames: number
  durationMs: number
  /** Against the art at this size; 1 is the same. */
  quality: Likeness
  /** How often all frames were encoded for it: none when the file was right as it came. */
  encodes: number
}

export interface MotionExport {
  target: MotionName
  file: MotionFile | undefined
  /** What was done to it that can be seen, or why there is no file. */
  problems: StickerProblem[]
}

/** What the file was. */
export interface MotionSource {
  format: string
  width: number
  height: number
  frames: number
  durationMs: number
}

export type ExportMotion =
  { ok: true; source: MotionSource; exports: MotionExport[] } | { ok: false; problems: StickerProblem[] }

/** A rate this much lower than the art's own is worth saying. */
const SLOWER = 0.9
const ALPHA_FLOOR = 0.985

/**
 * Make a moving picture what each target asks for: decoded once, each size of each frame scaled once.
 * Never faster than it was: what is too long is cut at its end, what is too heavy loses frames first, then quality, then size.
 *
 * Warnings: `motion.cut`, `motion.fewer_frames`, `motion.smaller`, `motion.rough`; faults: `motion.does_not_fit`, `motion.still`, `tgs.*`.
 */
export async function exportMotion(bytes: Uint8Array, targets: readonly MotionWish[]): Promise<ExportMotion> {
  const read = await readMotion(bytes)
  if (!read.ok) return read
  const { timeline } = read
  if (timeline.frames.length < 2) return { ok: false, problems: [fault('motion.still')] }
  const scaler = scalerFor(timeline)
  const exports: MotionExport[] = []
  for (const wish of targets) {
    let made: MotionExport | undefined
    for (const name of [wish].flat()) {
      made = await exportOne(name, read, bytes, scaler)
      if (made.file) break
    }
    if (made) exports.push(made)
  }
  const { width, height, frames } = timeline
  const source = { format: read.format, width, height, frames: frames.length, durationMs: durationOf(timeline) }
  return { ok: true, source, exports }
}

function exportOne(name: MotionName, read: ReadMotion & { ok: true }, bytes: Uint8Array, scaler: Scaler) {
  const target: MotionTarget = MOTION_TARGETS[name]
  const kept = read.format === 'png' ? undefined : keepFile({ ...read, bytes, format: read.format }, target)
  if (kept) return keptExport(name, kept, read.timeline)
  if (target.format === 'tgs') return drawingExport(name, read.drawing, read.timeline)
  return fittedExport(name, { ...target, format: target.format }, read.timeline, scaler)
}

function keptExport(target: MotionName, bytes: Buffer, { width, height, frames }: Timeline): MotionExport {
  const quality = { colour: 1, alpha: 1 }
  const file = { bytes, width, height, frames: frames.length, durationMs: durationOf({ frames }), quality, encodes: 0 }
  return { target, file, problems: [] }
}

/** A drawing can be kept as one, and nothing else can be made one. */
function drawingExport(target: MotionName, drawing: Lottie | undefined, timeline: Timeline): MotionExport {
  const kept = drawing ? keepTgs(drawing) : { problems: [fault('tgs.not_a_drawing')] }
  return 'bytes' in kept
    ? keptExport(target, kept.bytes, timeline)
    : { target, file: undefined, problems: kept.problems }
}

interface FittedTarget extends MotionTarget {
  format: 'webp' | 'apng' | 'webm'
}

const FITS: Record<FittedTarget['format'], (...given: [Timeline, MotionTarget, Scaler]) => Promise<Fitted>> = {
  webp: fitWebp,
  apng: fitApng,
  webm: fitVp9,
}

async function fittedExport(
  name: MotionName,
  target: FittedTarget,
  timeline: Timeline,
  scaler: Scaler,
): Promise<MotionExport> {
  const source = { ...trim(timeline, target.maxMs), loops: target.loops }
  const none = (problem: StickerProblem) => ({ target: name, file: undefined, problems: [problem] })
  // Without a video program, or when it fails, one target is missing and the others are not.
  const fitted = await FITS[target.format](source, target, scaler).catch((error: unknown) => {
    if (error instanceof BadMotion) return error.problem
    throw error
  })
  if ('code' in fitted) return none(fitted)
  const { best, encodes } = fitted
  if (!best) return none(fault('motion.does_not_fit', { limitBytes: target.maxBytes }))

  const shown = await best.shown()
  const quality = measure(best.wanted, shown)
  const { width, height } = shown
  const file = {
    bytes: best.bytes,
    width,
    height,
    frames: shown.frames.length,
    durationMs: durationOf(shown),
    quality,
    encodes,
  }
  return { target: name, file, problems: judge(timeline, source, target, best.wanted, quality) }
}

function judge(
  original: Timeline,
  source: Timeline,
  target: MotionTarget,
  wanted: Timeline,
  { colour, alpha }: Likeness,
): StickerProblem[] {
  const problems: StickerProblem[] = []
  const [measured, limit] = [durationOf(original), durationOf(source)]
  if (measured > limit) problems.push(warning('motion.cut', { measured, limit }))
  const [had, has] = [Math.round(rateOf(source)), Math.round(rateOf(wanted))]
  if (has < Math.min(had, target.maxFps) * SLOWER)
    problems.push(warning('motion.fewer_frames', { measured: has, limit: had }))
  const [best] = target.sizes
  if (best && wanted.width < best.width)
    problems.push(warning('motion.smaller', { measured: wanted.width, limit: best.width }))
  if (colour < target.likeness || alpha < Math.min(target.likeness, ALPHA_FLOOR))
    problems.push(
      warning('motion.rough', { measured: percent(Math.min(colour, alpha)), limit: percent(target.likeness) }),
    )
  return problems
}

const percent = (part: number) => Math.round(part * 1000) / 10
