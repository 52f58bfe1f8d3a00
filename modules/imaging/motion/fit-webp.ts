import sharp from 'sharp'
import { climbDown, type Rung } from './climb'
import type { Fitted } from './fitted'
import { exactPalette } from './palette'
import { type Predict, predictor, samplesOf } from './probe'
import { decodeStrip, stripOf } from './strip'
import type { MotionTarget } from './target'
import { thin, type Timeline, timesOf } from './timeline'
import type { Workbench } from './workbench'

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
export async function fitWebp(source: Timeline, target: MotionTarget, bench: Workbench): Promise<Fitted> {
  const [size = source] = target.sizes
  const rate = (fps: number) => thin(source, Math.min(fps, target.maxFps), target.maxFrames)
  const whole = rate(target.maxFps)
  const samples = samplesOf(whole)

  const weigher = (settings: Settings) =>
    bench.once(size, `weigh webp ${JSON.stringify(settings)} ${timesOf(whole)}`, () =>
      Promise.resolve(
        predictor(
          samples,
          async (frames) => (await encodeWebp(await bench.scale({ ...source, frames }, size), settings)).length,
        ),
      ),
    )
  const rung = (timeline: Timeline, settings: Settings, predict: Predict): Rung<NonNullable<Fitted['best']>> => ({
    predict: (maxBytes) => predict(timeline.frames.length, maxBytes),
    // Platforms of one size that differ only in their bytes share the file.
    encode: () =>
      bench.once(size, `webp ${JSON.stringify(settings)} ${source.loops} ${timesOf(timeline)}`, async () => {
        const wanted = await bench.scale(timeline, size)
        const bytes = await encodeWebp(wanted, settings)
        return { bytes, wanted, shown: () => decodeStrip(bytes) }
      }),
  })

  const rungs: Rung<NonNullable<Fitted['best']>>[] = []
  // Art of few colours is often smaller without any loss; whether it is, a probe tells.
  if (source.width === size.width && source.height === size.height && exactPalette(whole))
    rungs.push(rung(whole, { lossless: true }, await weigher({ lossless: true })))
  const predict = await weigher({ quality: 75 })
  const seen = new Set<string>()
  for (const [fps, quality] of LADDER) {
    const timeline = rate(fps)
    const key = `${timeline.frames.length} ${quality}`
    if (seen.has(key)) continue
    seen.add(key)
    const weight = WEIGHT[quality] ?? 1
    rungs.push(
      rung(timeline, { quality }, async (count, maxBytes) => (await predict(count, maxBytes / weight)) * weight),
    )
  }
  return climbDown(rungs, target.maxBytes)
}

// Effort 2 is where bytes stop falling faster than time rises: 0 is a third larger, 4 takes twice as long for 4 %.
const EFFORT = 2

function encodeWebp(timeline: Timeline, settings: Settings): Promise<Buffer> {
  const { width, height, frames, loops } = timeline
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const
  return sharp(stripOf(frames), { raw, limitInputPixels: false })
    .webp({ ...settings, effort: EFFORT, loop: loops, delay: frames.map((frame) => frame.delayMs) })
    .toBuffer()
}
