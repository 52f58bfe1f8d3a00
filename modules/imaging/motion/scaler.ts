import { fromRaster, toRaster } from '../pixels/raster'
import { rasterOf, type Timeline } from './timeline'

/** Brings frames of one timeline to any size, each frame once for each size, whatever asks for it. */
export interface Scaler {
  scale(timeline: Timeline, size: { width: number; height: number }): Promise<Timeline>
  /** Forget sizes wider than this. */
  keepUpTo(width: number): void
}

export function scalerFor(source: { width: number; height: number }): Scaler {
  const done = new Map<string, Map<Buffer, Buffer>>()
  return {
    keepUpTo(width) {
      for (const key of done.keys()) if (Number.parseInt(key, 10) > width) done.delete(key)
    },
    async scale(timeline, { width, height }) {
      if (source.width === width && source.height === height) return timeline
      const key = `${width}×${height}`
      const known = done.get(key) ?? new Map<Buffer, Buffer>()
      done.set(key, known)
      const frames: Timeline['frames'] = []
      for (const frame of timeline.frames) {
        const data = known.get(frame.data) ?? (await resize(rasterOf(timeline, frame), width, height))
        known.set(frame.data, data)
        frames.push({ data, delayMs: frame.delayMs })
      }
      return { ...timeline, width, height, frames }
    },
  }
}

/** Whole and in the middle, with nothing around it. libvips multiplies by alpha while it scales, so edges get no fringe. */
async function resize(raster: Parameters<typeof fromRaster>[0], width: number, height: number): Promise<Buffer> {
  const nothing = { r: 0, g: 0, b: 0, alpha: 0 }
  return (await toRaster(fromRaster(raster).resize({ width, height, fit: 'contain', background: nothing }))).data
}
