import type { Fitted } from '../fitted'
import type { MotionTarget } from '../target'
import { durationOf, frameAt, type Timeline } from '../timeline'
import type { Workbench } from '../workbench'
import { decodeVideo } from './decode-video'
import { fillHidden } from './fill-hidden'
import { withVideo } from './video-program'
import { writeWebm } from './write-webm'

/** Frames a second, and quality: 0 the best, 63 the worst. */
interface Wish {
  fps: number
  crf: number
}

/** 20 to 73 frames of real stickers fit at once at the first; longer ones rarely do. */
const FIRST_CRF = 34
const LONG_CRF = 38
const LONG_FRAMES = 75
const WORST_CRF = 56
/** Of a master: under it nobody sees a difference, frame by frame. */
const KEPT_CRF = 16
/** Fewer frames than these a second are no motion. */
const CALMEST_FPS = 15
const SLOWEST_FPS = 8
const RATES = [30, 24, 20, 15] as const
/** Bytes halve with every 12.4 steps of quality, from 20 to 60, whatever is drawn. */
const HALVING = 12.4
/** Half of the frames are two thirds of the bytes: those that stay differ more. */
const BY_FRAMES = 0.6
/** How much of the limit is aimed at, by how often it was tried. */
const AIM = [1, 0.93, 0.8] as const

const ENCODE = { seconds: 90, memoryBytes: 500_000_000, outputBytes: 8_000_000 }

/** A WebM of VP9 with alpha within a target's bytes: fewer frames first, then quality, never faster. */
export async function fitVp9(source: Timeline, target: MotionTarget, bench: Workbench): Promise<Fitted> {
  const size = sizeFor(source, target)
  const ms = Math.min(durationOf(source), target.maxMs)
  const rate = Math.min(target.maxFps, fastest(source))
  let wish: Wish = { fps: rate, crf: (ms * rate) / 1000 > LONG_FRAMES ? LONG_CRF : FIRST_CRF }
  for (let encodes = 1; encodes <= AIM.length; encodes += 1) {
    const wanted = await bench.scale(evenly(source, ms, wish.fps, target.maxFps), size)
    const bytes = await encodeVp9(wanted, wish)
    if (bytes.length <= target.maxBytes)
      return { best: { bytes, wanted, shown: () => decodeVideo(bytes, 'webm') }, encodes }
    const aim = target.maxBytes * (AIM[encodes] ?? 1)
    wish = calmer(wish, bytes.length, aim, encodes === AIM.length - 1)
  }
  return { best: undefined, encodes: AIM.length }
}

/** What to try after a file of so many bytes. */
function calmer({ fps, crf }: Wish, bytes: number, aim: number, isLast: boolean): Wish {
  const at = (rate: number) => bytes * (rate / fps) ** BY_FRAMES
  const enough = RATES.find((rate) => rate < fps && at(rate) <= aim)
  if (enough) return { fps: enough, crf }
  const calmest = Math.min(fps, CALMEST_FPS)
  const needed = crf + Math.ceil(HALVING * Math.log2(at(calmest) / aim))
  if (needed <= WORST_CRF && !isLast) return { fps: calmest, crf: needed }
  const slowest = Math.min(fps, needed <= WORST_CRF ? calmest : SLOWEST_FPS)
  return { fps: slowest, crf: Math.min(WORST_CRF, crf + Math.ceil(HALVING * Math.log2(at(slowest) / aim))) }
}

/** The side that is too long as given, the other as it falls; or the canvas, where only one size will do. */
function sizeFor(source: Timeline, { sizes: [canvas], fit }: MotionTarget): { width: number; height: number } {
  if (!canvas || fit !== 'inside') return canvas ?? source
  const scale = Math.min(canvas.width / source.width, canvas.height / source.height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: side(source.width), height: side(source.height) }
}

/** Frames a second where it moves fastest. */
function fastest({ frames }: Timeline): number {
  const shortest = frames.reduce((least, { delayMs }) => Math.min(least, delayMs), Number.POSITIVE_INFINITY)
  return Math.max(1, Math.round(1000 / shortest))
}

/** At an even pace, as what plays video expects it: one that is shown for long is shown again and again, which costs next to nothing. */
function evenly(source: Timeline, ms: number, fps: number, maxFps: number): Timeline {
  const most = Math.floor((ms * maxFps) / 1000 + 0.01)
  const count = Math.max(2, Math.min(most, Math.round((ms * fps) / 1000 - 0.25)))
  const start = (index: number) => Math.round((index * ms) / count)
  const frames = Array.from({ length: count }, (_, index) => ({
    data: frameAt(source.frames, start(index)).data,
    delayMs: start(index + 1) - start(index),
  }))
  return { ...source, frames }
}

/** As it is, to be kept: hardly anything is lost, and it is small enough to be sent about. */
export async function encodeKept(source: Timeline): Promise<Buffer> {
  const fps = Math.min(30, fastest(source))
  return encodeVp9(evenly(source, durationOf(source), fps, fps), { fps, crf: KEPT_CRF })
}

async function encodeVp9({ width, height, frames }: Timeline, { fps, crf }: Wish): Promise<Buffer> {
  const filled = new Map<Buffer, Buffer>()
  const pixels = frames.map(({ data }) => {
    const known = filled.get(data) ?? fillHidden(data, width, height)
    filled.set(data, known)
    return known
  })
  const job = { do: 'encode', width, height, fps, frames: frames.length, crf } as const
  const made = await withVideo((program) => program.encode(job, ENCODE, pixels))
  let at = 0
  const times = frames.map(({ delayMs }) => (at += delayMs) - delayMs)
  return writeWebm({ width, height, frames: made, times, durationMs: at })
}
