import { BadMotion } from './motion/bad-motion'
import { fitApng } from './motion/fit-apng'
import { fitGif } from './motion/fit-gif'
import { fitWebp } from './motion/fit-webp'
import type { Fitted } from './motion/fitted'
import { keepFile } from './motion/keep-file'
import { keepTgs } from './motion/lottie/keep-tgs'
import type { Lottie } from './motion/lottie/lottie'
import { measure, type MotionLikeness } from './motion/measure'
import type { MotionTarget } from './motion/target'
import { durationOf, rateOf, type Timeline, trim } from './motion/timeline'
import { fitVp9 } from './motion/video/fit-vp9'
import { type Workbench, workbenchFor } from './motion/workbench'
import { readMotion } from './read-motion'
import { fault, type StickerProblem, warning } from './sticker-problem'

/** A moving sticker as a messenger takes it. */
export interface MotionFile {
  bytes: Buffer
  width: number
  height: number
  frames: number
  durationMs: number
  /** Against the art at this size; 1 is the same. */
  quality: MotionLikeness
}

export interface MotionExport {
  file: MotionFile | undefined
  /** How often all frames were encoded for it, in vain or not: never when the file was right as it came. */
  encodes: number
  /** What was done to it that can be seen, or why there is no file. */
  problems: StickerProblem[]
}

export type ExportMotion = { ok: true; exports: MotionExport[] } | { ok: false; problems: StickerProblem[] }

/** A rate this much lower than the art's own is worth saying. */
const SLOWER = 0.9
const ALPHA_FLOOR = 0.985
/** So far under a target's bar may a single moment fall: the bars are for the mean of all. */
const SAG = 0.04

/**
 * Make a moving picture what each target asks for: decoded once, each size of each frame scaled once.
 * Never faster than it was: what is too long is cut at its end, what is too heavy loses frames first, then quality, then size.
 *
 * Warnings: `motion.cut`, `motion.fewer_frames`, `motion.smaller`, `motion.rough`; faults: `motion.does_not_fit`, `motion.still`, `tgs.*`.
 */
export async function exportMotion(bytes: Uint8Array, targets: readonly MotionTarget[]): Promise<ExportMotion> {
  const read = await readMotion(bytes)
  if (!read.ok) return read
  const { timeline, format } = read
  if (timeline.frames.length < 2) return { ok: false, problems: [fault('motion.still')] }
  const bench = workbenchFor(timeline)
  const made = new Map<MotionTarget, MotionExport>()
  const judged: Judged = new WeakMap()
  for (const target of inOrder(targets)) {
    // Large sizes come first, and a size that was left is not asked for again: only one or two are in memory.
    bench.keepUpTo(target.sizes[0]?.width ?? 0)
    letGo()
    const kept = format === 'png' ? undefined : keepFile({ ...read, bytes, format }, target)
    if (kept) made.set(target, keptExport(kept, timeline))
    else if (target.format === 'tgs') made.set(target, drawingExport(read.drawing, timeline))
    else made.set(target, await fittedExport({ ...target, format: target.format }, timeline, bench, judged))
  }
  return { ok: true, exports: targets.map((target) => made.get(target) as MotionExport) }
}

/** Frames lie outside of the heap whose growth makes V8 collect: unasked, it keeps those of a size that is done with for long. */
const letGo = () => globalThis.gc?.()

const inOrder = (targets: readonly MotionTarget[]) =>
  targets.toSorted((a, b) => (b.sizes[0]?.width ?? 0) - (a.sizes[0]?.width ?? 0))

function keptExport(bytes: Buffer, { width, height, frames }: Timeline): MotionExport {
  const quality = { colour: 1, alpha: 1, worst: 1 }
  const file = { bytes, width, height, frames: frames.length, durationMs: durationOf({ frames }), quality }
  return { file, encodes: 0, problems: [] }
}

/** A drawing can be kept as one, and nothing else can be made one. */
function drawingExport(drawing: Lottie | undefined, timeline: Timeline): MotionExport {
  const kept = drawing ? keepTgs(drawing) : { problems: [fault('tgs.not_a_drawing')] }
  return 'bytes' in kept ? keptExport(kept.bytes, timeline) : { file: undefined, encodes: 0, problems: kept.problems }
}

interface FittedTarget extends MotionTarget {
  format: 'webp' | 'apng' | 'gif' | 'webm'
}

const FITS: Record<FittedTarget['format'], (...given: [Timeline, MotionTarget, Workbench]) => Promise<Fitted>> = {
  webp: fitWebp,
  apng: fitApng,
  gif: fitGif,
  webm: fitVp9,
}

async function fittedExport(
  target: FittedTarget,
  timeline: Timeline,
  bench: Workbench,
  judged: Judged,
): Promise<MotionExport> {
  const source = { ...trim(timeline, target.maxMs), loops: target.loops }
  const none = (problem: StickerProblem) => ({ file: undefined, encodes: 0, problems: [problem] })
  // Without a video program, or when it fails, one target is missing and the others are not.
  const fitted = await FITS[target.format](source, target, bench).catch((error: unknown) => {
    if (error instanceof BadMotion) return error.problem
    throw error
  })
  if ('code' in fitted) return none(fitted)
  const { best, encodes } = fitted
  if (!best) return { ...none(fault('motion.does_not_fit', { limitBytes: target.maxBytes })), encodes }

  // A file that two targets share is looked at once.
  letGo()
  const facts = judged.get(best) ?? (await factsOf(best))
  judged.set(best, facts)
  const file = { bytes: best.bytes, ...facts }
  return { file, encodes, problems: judge(timeline, source, target, best.wanted, facts.quality) }
}

/** What was found out about files by reading them back. */
type Judged = WeakMap<NonNullable<Fitted['best']>, Omit<MotionFile, 'bytes'>>

async function factsOf(made: NonNullable<Fitted['best']>): Promise<Omit<MotionFile, 'bytes'>> {
  const shown = await made.shown()
  const { width, height, frames } = shown
  return { width, height, frames: frames.length, durationMs: durationOf(shown), quality: measure(made.wanted, shown) }
}

function judge(
  original: Timeline,
  source: Timeline,
  target: MotionTarget,
  wanted: Timeline,
  { colour, alpha, worst }: MotionLikeness,
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
    problems.push(rough(Math.min(colour, alpha), target.likeness))
  else if (worst < target.likeness - SAG) problems.push(rough(worst, target.likeness))
  return problems
}

const rough = (measured: number, limit: number) =>
  warning('motion.rough', { measured: percent(measured), limit: percent(limit) })

const percent = (part: number) => Math.round(part * 1000) / 10
