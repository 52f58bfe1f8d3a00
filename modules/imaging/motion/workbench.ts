import { fromRaster, toRaster } from '../pixels/raster'
import { type Indexer, indexerFor } from './indexed'
import { quantise } from './palette'
import { durationOf, rasterOf, spread, type Timeline } from './timeline'

interface Size {
  width: number
  height: number
}

/** Where one moving picture becomes many files: what was made for one target lies here for the next. */
export interface Workbench {
  /** Its frames at any size, each frame once for each size. */
  scale(timeline: Timeline, size: Size): Promise<Timeline>
  /** Turns frames of any size into places in one palette of them all. */
  indexer(source: Timeline): Promise<Indexer>
  /** What was made under a name at a size: made when it is first asked for. */
  once<T>(size: Size, name: string, make: () => Promise<T>): Promise<T>
  /** Forget what is wider than this. */
  keepUpTo(width: number): void
}

/**
 * The palette is chosen at this size, whatever the targets are: colours are the same at every one, and it costs a third of what
 * it does at 512. That it never depends on what else is made keeps the bytes of a file the same.
 */
const PALETTE = { width: 320, height: 320 }
const SAMPLES = 6

export function workbenchFor(picture: Size): Workbench {
  const scaled = new Map<string, Map<Buffer, Buffer>>()
  const made = new Map<string, Promise<unknown>>()
  const nameOf = ({ width, height }: Size) => `${width}×${height}`

  const bench: Workbench = {
    keepUpTo(width) {
      for (const map of [scaled, made])
        for (const name of map.keys()) if (Number.parseInt(name, 10) > width) map.delete(name)
    },
    once<T>(size: Size, name: string, make: () => Promise<T>) {
      const key = `${nameOf(size)} ${name}`
      const known = (made.get(key) as Promise<T> | undefined) ?? make()
      made.set(key, known)
      return known
    },
    indexer(source) {
      return bench.once({ width: 0, height: 0 }, `${durationOf(source)}`, async () => {
        const samples = await bench.scale(spread(source, SAMPLES), PALETTE)
        return indexerFor(await quantise(samples), samples)
      })
    },
    async scale(timeline, { width, height }) {
      if (picture.width === width && picture.height === height) return timeline
      const key = nameOf({ width, height })
      const known = scaled.get(key) ?? new Map<Buffer, Buffer>()
      scaled.set(key, known)
      const frames: Timeline['frames'] = []
      for (const frame of timeline.frames) {
        const data = known.get(frame.data) ?? (await resize(rasterOf(timeline, frame), width, height))
        known.set(frame.data, data)
        frames.push({ data, delayMs: frame.delayMs })
      }
      return { ...timeline, width, height, frames }
    },
  }
  return bench
}

/** Whole and in the middle, with nothing around it. libvips multiplies by alpha while it scales, so edges get no fringe. */
async function resize(raster: Parameters<typeof fromRaster>[0], width: number, height: number): Promise<Buffer> {
  const nothing = { r: 0, g: 0, b: 0, alpha: 0 }
  return (await toRaster(fromRaster(raster).resize({ width, height, fit: 'contain', background: nothing }))).data
}
