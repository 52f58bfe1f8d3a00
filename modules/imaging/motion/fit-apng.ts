import { climbDown, type Rung } from './climb'
import type { Fitted } from './fitted'
import { coloured, type Indexer, indexerFor, mergeEqualPlaces } from './indexed'
import { exactPalette } from './palette'
import { samplesOf } from './probe'
import type { MotionTarget } from './target'
import { splitLongest, spread, thin, type Timeline } from './timeline'
import type { Workbench } from './workbench'
import { frameBytes, type IndexedTimeline, type Packer, packer, writeApng } from './write-apng'

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

/** Bytes with so many colours beside those with 256: the least that was measured over art of every kind. */
const LEAST: Record<number, number> = { 256: 1, 128: 0.7, 64: 0.49, 48: 0.41, 32: 0.37, 16: 0.28 }

/** Palette, controls and marks of a file. */
const FRAME_OF_FILE = 1_200

/** An APNG within a target's bytes. */
export async function fitApng(source: Timeline, target: MotionTarget, bench: Workbench): Promise<Fitted> {
  const rungs: Rung<NonNullable<Fitted['best']>>[] = []
  for (const [index, size] of target.sizes.entries()) {
    const whole = thin(source, target.maxFps, target.maxFrames)
    const indexer = once(async (): Promise<Indexer> => {
      const own = size.width === source.width && size.height === source.height ? exactPalette(whole) : undefined
      return own ? indexerFor(own, spread(whole, 6)) : bench.indexer(source)
    })
    const indexed = async (timeline: Timeline, colours: number) =>
      (await indexer())(await bench.scale(timeline, size), colours)
    const ladder = index === target.sizes.length - 1 ? [...LADDER, ...LAST] : LADDER
    const seen = new Set<string>()
    for (const [fps, colours] of ladder) {
      const timeline = thin(source, Math.min(fps, target.maxFps), target.maxFrames)
      const key = `${timeline.frames.length} ${colours}`
      if (seen.has(key)) continue
      seen.add(key)
      // What is packed to predict a file is not packed again to write it.
      const pack = packer()
      rungs.push({
        weight: timeline.frames.length * size.width * size.height * (LEAST[colours] ?? 0),
        async predict() {
          const { pairs } = samplesOf(timeline)
          const { frames, ...rest } = await indexed({ ...timeline, frames: pairs }, colours)
          const [first] = frames
          if (!first) return 0
          const changes = frames.flatMap(({ pixels }, at) =>
            at % 2 === 0 ? [] : [frameBytes({ ...rest, frames }, frames[at - 1]?.pixels, pixels, pack)],
          )
          const change = changes.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, changes.length)
          const alone = frameBytes({ ...rest, frames }, undefined, first.pixels, pack)
          return alone + (timeline.frames.length - 1) * change + FRAME_OF_FILE
        },
        async encode() {
          const wanted = await bench.scale(timeline, size)
          const places = await indexed(timeline, colours)
          const written = { ...places, frames: mergeEqualPlaces(places.frames) }
          const bytes = writeSmall(
            { ...written, frames: splitLongest(written.frames, target.minFrames) },
            target.maxBytes,
            pack,
          )
          return { bytes, wanted, shown: () => Promise.resolve(shownBy(written)) }
        },
      })
    }
  }
  return climbDown(rungs, target.maxBytes)
}

/** The hardest compression takes four times as long for some 7 %: only where that is what is missing. */
function writeSmall(timeline: IndexedTimeline, maxBytes: number, pack: Packer): Buffer {
  const bytes = writeApng(timeline, pack)
  return bytes.length > maxBytes && bytes.length < maxBytes * 1.07 ? writeApng(timeline, packer(9)) : bytes
}

/** Each frame is coloured when it is looked at: of a long one only moments are, and all of it would be a third of the memory. */
function shownBy({ palette, frames, ...rest }: IndexedTimeline): Timeline {
  return {
    ...rest,
    frames: frames.map(({ pixels, delayMs }) => ({
      delayMs,
      get data() {
        return coloured(pixels, palette)
      },
    })),
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
