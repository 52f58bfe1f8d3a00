import { climbDown, type Rung } from './climb'
import type { Fitted } from './fitted'
import { coloured, type Indexer, indexerFor, mergeEqualPlaces } from './indexed'
import { exactPalette, quantise } from './palette'
import { predictBytes, samplesOf } from './probe'
import type { Scaler } from './scaler'
import type { MotionTarget } from './target'
import { splitLongest, spread, thin, type Timeline } from './timeline'
import { frameBytes, writeApng } from './write-apng'

/** Rates and colours, the best first: colours cost little of what is seen down to 48, then frames go. */
const LADDER: readonly [fps: number, colours: number][] = [
  [20, 256],
  [20, 128],
  [20, 64],
  [20, 48],
  [15, 64],
  [15, 48],
  [12, 48],
  [10, 48],
]
/** After these a smaller canvas is better, where the target has one. */
const LAST: readonly [fps: number, colours: number][] = [
  [8, 48],
  [8, 32],
  [6, 32],
  [5, 16],
]

const SAMPLES = 6
/** Palette, controls and marks of a file. */
const FRAME_OF_FILE = 1_200

/** An APNG within a target's bytes. */
export async function fitApng(source: Timeline, target: MotionTarget, scaler: Scaler): Promise<Fitted> {
  const rungs: Rung<NonNullable<Fitted['best']>>[] = []
  for (const [index, size] of target.sizes.entries()) {
    const whole = thin(source, target.maxFps, target.maxFrames)
    const indexer = once(async (): Promise<Indexer> => {
      const samples = await scaler.scale(spread(whole, SAMPLES), size)
      const own = size.width === source.width && size.height === source.height ? exactPalette(whole) : undefined
      return indexerFor(own ?? (await quantise(samples)), samples)
    })
    const indexed = async (timeline: Timeline, colours: number) =>
      (await indexer())(await scaler.scale(timeline, size), colours)
    const ladder = index === target.sizes.length - 1 ? [...LADDER, ...LAST] : LADDER
    const seen = new Set<string>()
    for (const [fps, colours] of ladder) {
      const timeline = thin(source, Math.min(fps, target.maxFps), target.maxFrames)
      const key = `${timeline.frames.length} ${colours}`
      if (seen.has(key)) continue
      seen.add(key)
      rungs.push({
        async predict() {
          const samples = samplesOf(timeline)
          const { frames, ...rest } = await indexed({ ...timeline, frames: samples.pairs }, colours)
          let keyBytes = 0
          let pairBytes = 0
          for (let at = 0; at < frames.length; at += 2) {
            const [key, next] = [frames[at]?.pixels, frames[at + 1]?.pixels]
            if (!key) continue
            const alone = frameBytes({ ...rest, frames }, undefined, key)
            keyBytes += alone
            pairBytes += alone + (next ? frameBytes({ ...rest, frames }, key, next) : 0)
          }
          return predictBytes(samples, keyBytes, pairBytes, timeline.frames.length) + FRAME_OF_FILE
        },
        async encode() {
          const wanted = await scaler.scale(timeline, size)
          const places = await indexed(timeline, colours)
          const written = { ...places, frames: mergeEqualPlaces(places.frames) }
          const bytes = writeSmall(
            { ...written, frames: splitLongest(written.frames, target.minFrames) },
            target.maxBytes,
          )
          const frames = written.frames.map(({ pixels, delayMs }) => ({
            data: coloured(pixels, written.palette),
            delayMs,
          }))
          return { bytes, wanted, shown: () => Promise.resolve({ ...wanted, frames }) }
        },
      })
    }
  }
  return climbDown(rungs, target.maxBytes)
}

/** The hardest compression takes four times as long for some 7 %: only where that is what is missing. */
function writeSmall(timeline: Parameters<typeof writeApng>[0], maxBytes: number): Buffer {
  const bytes = writeApng(timeline, 6)
  return bytes.length > maxBytes && bytes.length < maxBytes * 1.07 ? writeApng(timeline, 9) : bytes
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
