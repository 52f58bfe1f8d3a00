import type { Raster } from '../pixels/raster'

/** One picture of a moving sticker, and how long it is shown. */
export interface Frame {
  /** RGBA, 8 bits, straight alpha, `width × height × 4` bytes of the timeline it is in. */
  data: Buffer
  delayMs: number
}

/** Moving pictures, decoded: whatever the file was, this is what it shows. */
export interface Timeline {
  width: number
  height: number
  frames: Frame[]
  /** How often it plays; 0 is for ever. */
  loops: number
}

export const durationOf = ({ frames }: { frames: readonly { delayMs: number }[] }) =>
  frames.reduce((sum, frame) => sum + frame.delayMs, 0)

export const rasterOf = ({ width, height }: Timeline, { data }: Frame): Raster => ({ width, height, data })

/** The frame that is on screen at a time. */
export function frameAt<F extends { delayMs: number }>(frames: readonly F[], ms: number): F {
  let end = 0
  for (const frame of frames) {
    end += frame.delayMs
    if (ms < end) return frame
  }
  const last = frames.at(-1)
  if (!last) throw new RangeError('a timeline without frames')
  return last
}

/** A frame that looks like the one before it is that one, shown for longer. */
export function mergeEqual(timeline: Timeline): Timeline {
  const frames: Frame[] = []
  for (const frame of timeline.frames) {
    const last = frames.at(-1)
    if (last && (last.data === frame.data || last.data.equals(frame.data))) last.delayMs += frame.delayMs
    else frames.push({ ...frame })
  }
  return { ...timeline, frames }
}

/** When its frames change, as a name: of one source, the same times are the same frames. */
export const timesOf = ({ frames }: Timeline) => frames.map(({ delayMs }) => delayMs).join(',')

/** Only what is shown before `ms`. */
export function trim(timeline: Timeline, ms: number): Timeline {
  const frames: Frame[] = []
  let start = 0
  for (const frame of timeline.frames) {
    if (start >= ms) break
    frames.push({ ...frame, delayMs: Math.min(frame.delayMs, ms - start) })
    start += frame.delayMs
  }
  return { ...timeline, frames }
}

/**
 * At most so many frames a second, and at most so many in all. It lasts as long as before: frames are left out, never shown
 * for less time. The first frame stays the first.
 */
export function thin(timeline: Timeline, fps: number, most = Number.POSITIVE_INFINITY): Timeline {
  const ms = durationOf(timeline)
  const count = Math.max(1, Math.min(most, Math.floor((ms * fps) / 1000 + 0.01)))
  if (timeline.frames.length <= count) return timeline
  const frames: Frame[] = []
  for (let index = 0; index < count; index += 1) {
    const start = Math.round((index * ms) / count)
    const end = Math.round(((index + 1) * ms) / count)
    frames.push({ data: frameAt(timeline.frames, start).data, delayMs: end - start })
  }
  return mergeEqual({ ...timeline, frames })
}

/** Frames a second, over the whole. */
export const rateOf = (timeline: Timeline) => (1000 * timeline.frames.length) / Math.max(1, durationOf(timeline))

/** The same, in at least so many frames: those shown longest are shown twice, each time for a part of it. */
export function splitLongest<F extends { delayMs: number }>(frames: readonly F[], least = 1): F[] {
  const split = [...frames]
  while (split.length < least) {
    const longest = split.reduce(
      (best, frame, index) => (frame.delayMs > (split[best]?.delayMs ?? 0) ? index : best),
      0,
    )
    const frame = split[longest]
    if (!frame || frame.delayMs < 2) return split
    const half = Math.floor(frame.delayMs / 2)
    split.splice(longest, 1, { ...frame, delayMs: frame.delayMs - half }, { ...frame, delayMs: half })
  }
  return split
}

/** Some of its frames, from its whole length, the first among them. */
export function spread(timeline: Timeline, most: number): Timeline {
  const { frames } = timeline
  const count = Math.min(most, frames.length)
  const picked = Array.from({ length: count }, (_, index) => Math.floor((index * frames.length) / count))
  return { ...timeline, frames: picked.flatMap((index) => frames.slice(index, index + 1)) }
}
