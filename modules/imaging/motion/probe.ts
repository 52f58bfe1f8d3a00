import type { Frame, Timeline } from './timeline'

/** Frames to judge a whole by: three that stand alone, and each with the one that follows it. */
export interface Samples {
  keys: Frame[]
  pairs: Frame[]
}

/** Nowhere in step with what goes to and fro: its middle and its end are its start again, and say nothing of its turns. */
const PLACES = [0, 0.38, 0.76] as const

export function samplesOf({ frames }: Timeline): Samples {
  const last = Math.max(0, frames.length - 2)
  const starts = [...new Set(PLACES.map((part) => Math.floor(last * part)))]
  const keys = starts.flatMap((start) => frames.slice(start, start + 1))
  return { keys, pairs: starts.flatMap((start) => frames.slice(start, start + 2)) }
}

/** Most art is far from its limit: where every frame could stand alone within this part of it, nothing more is asked. */
const FAR = 0.85

/** How many bytes `count` frames will be, of which the first stands alone and each other only says what changed. */
export type Predict = (count: number, maxBytes: number) => Promise<number>

/** @param weigh The bytes of a few frames in the format and at the settings that are predicted. */
export function predictor({ keys, pairs }: Samples, weigh: (frames: Frame[]) => Promise<number>): Predict {
  let alone: Promise<number> | undefined
  let together: Promise<number> | undefined
  return async (count, maxBytes) => {
    alone ??= weigh(keys)
    const key = (await alone) / Math.max(1, keys.length)
    if (key * count <= maxBytes * FAR) return key * count
    together ??= weigh(pairs)
    const changes = Math.max(1, pairs.length - keys.length)
    return key + (count - 1) * Math.max(((await together) - (await alone)) / changes, key / 50)
  }
}
