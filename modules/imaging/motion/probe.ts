import type { Frame, Timeline } from './timeline'

/** Frames to judge a whole by: three that stand alone, and each with the one that follows it. */
export interface Samples {
  keys: Frame[]
  pairs: Frame[]
}

export function samplesOf({ frames }: Timeline): Samples {
  const last = Math.max(0, frames.length - 2)
  const starts = [...new Set([0, Math.floor(last / 2), last])]
  const keys = starts.flatMap((start) => frames.slice(start, start + 1))
  return { keys, pairs: starts.flatMap((start) => frames.slice(start, start + 2)) }
}

/** Bytes of `count` frames, of which the first stands alone and each other only says what changed. */
export function predictBytes({ keys, pairs }: Samples, keyBytes: number, pairBytes: number, count: number): number {
  const key = keyBytes / Math.max(1, keys.length)
  const changes = Math.max(1, pairs.length - keys.length)
  const change = Math.max((pairBytes - keyBytes) / changes, key / 50)
  return key + (count - 1) * change
}
