import sharp from 'sharp'
import { climbDown, type Rung } from './climb'
import type { Fitted } from './fitted'
import { exactPalette } from './palette'
import { predictBytes, samplesOf } from './probe'
import type { Scaler } from './scaler'
import type { MotionTarget } from './target'
import { decodeStrip } from './strip'
import { thin, type Timeline } from './timeline'

type Settings = { quality: number } | { lossless: true }

/** Rates and qualities, the best first. Frames go before quality: bytes are linear in frames, and 75 to 45 saves a fifth. */
const LADDER: readonly [fps: number, quality: number][] = [
  [30, 75],
  [20, 75],
  [15, 75],
  [20, 60],
  [15, 60],
  [12, 75],
  [15, 45],
  [12, 60],
  [10, 60],
  [12, 45],
  [10, 45],
  [8, 45],
  [8, 30],
  [6, 30],
]
/** Bytes at a quality beside those at 75. */
const WEIGHT: Record<number, number> = { 75: 1, 60: 0.88, 45: 0.79, 30: 0.7 }

/** An animated WebP within a target's bytes. */
export async function fitWebp(source: Timeline, target: MotionTarget, scaler: Scaler): Promise<Fitted> {
  const [size = source] = target.sizes
  const rate = (fps: number) => thin(source, Math.min(fps, target.maxFps), target.maxFrames)
  const samples = samplesOf(rate(target.maxFps))

  const predictor = (settings: Settings) => {
    let known: Promise<[number, number]> | undefined
    const measure = async (frames: Timeline['frames']) =>
      (await encodeWebp(await scaler.scale({ ...source, frames }, size), settings)).length
    return async (count: number) => {
      known ??= Promise.all([measure(samples.keys), measure(samples.pairs)])
      return predictBytes(samples, ...(await known), count)
    }
  }
  const rung = (
    timeline: Timeline,
    settings: Settings,
    predict: () => Promise<number>,
  ): Rung<NonNullable<Fitted['best']>> => ({
    predict,
    async encode() {
      const wanted = await scaler.scale(timeline, size)
      const bytes = await encodeWebp(wanted, settings)
      return { bytes, wanted, shown: () => decodeStrip(bytes) }
    },
  })

  const rungs: Rung<NonNullable<Fitted['best']>>[] = []
  const whole = rate(target.maxFps)
  // Art of few colours is often smaller without any loss; whether it is, a probe tells.
  if (source.width === size.width && source.height === size.height && exactPalette(whole)) {
    const predict = predictor({ lossless: true })
    rungs.push(rung(whole, { lossless: true }, () => predict(whole.frames.length)))
  }
  const predict = predictor({ quality: 75 })
  const seen = new Set<string>()
  for (const [fps, quality] of LADDER) {
    const timeline = rate(fps)
    const key = `${timeline.frames.length} ${quality}`
    if (seen.has(key)) continue
    seen.add(key)
    rungs.push(
      rung(timeline, { quality }, async () => (await predict(timeline.frames.length)) * (WEIGHT[quality] ?? 1)),
    )
  }
  return climbDown(rungs, target.maxBytes)
}

// Effort 2 is where bytes stop falling faster than time rises: 0 is a third larger, 4 takes twice as long for 4 %.
const EFFORT = 2

function encodeWebp(timeline: Timeline, settings: Settings): Promise<Buffer> {
  const { width, height, frames, loops } = timeline
  const strip = Buffer.concat(frames.map((frame) => frame.data))
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const
  return sharp(strip, { raw, limitInputPixels: false })
    .webp({ ...settings, effort: EFFORT, loop: loops, delay: frames.map((frame) => frame.delayMs) })
    .toBuffer()
}
