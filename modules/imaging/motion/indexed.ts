import { mergeColours, type Palette, paletteMapper } from './palette'
import type { Timeline } from './timeline'
import type { IndexedTimeline } from './write-apng'

/** Turns frames into places in a palette of so many colours, each when it is first asked for, and never twice. */
export type Indexer = (timeline: Timeline, colours: number) => IndexedTimeline

/**
 * @param palette Of all frames that will come, of whatever size.
 * @param samples Some of them, by which it is judged which colours matter when there have to be fewer.
 */
export function indexerFor(palette: Palette, samples: Timeline): Indexer {
  const map = paletteMapper(palette)
  // Known as long as its frame is: sizes that are done with go with their places.
  const full = new WeakMap<Buffer, Uint8Array>()
  const smaller = new Map<number, { palette: Palette; to: Uint8Array; done: WeakMap<Buffer, Uint8Array> }>()

  const placesOf = (data: Buffer): Uint8Array => {
    const places = full.get(data) ?? map(data)
    full.set(data, places)
    return places
  }

  const reduce = (colours: number) => {
    const known = smaller.get(colours)
    if (known) return known
    const uses = Array.from({ length: palette.colours.length }, () => 0)
    for (const { data } of samples.frames) for (const place of placesOf(data)) uses[place] = (uses[place] ?? 0) + 1
    const made = { ...mergeColours(palette, uses, colours), done: new WeakMap<Buffer, Uint8Array>() }
    smaller.set(colours, made)
    return made
  }

  return ({ width, height, loops, frames }, colours) => {
    const small = colours < palette.colours.length ? reduce(colours) : undefined
    const pixels = (data: Buffer) => {
      if (!small) return placesOf(data)
      const places = small.done.get(data) ?? moved(placesOf(data), small.to)
      small.done.set(data, places)
      return places
    }
    return {
      width,
      height,
      loops,
      palette: small?.palette ?? palette,
      frames: frames.map(({ data, delayMs }) => ({ pixels: pixels(data), delayMs })),
    }
  }
}

// Plain loops over the pixels of a film: `from` and `map` with a function take up to twenty times as long.

function moved(places: Uint8Array, to: Uint8Array): Uint8Array {
  const there = new Uint8Array(places.length)
  for (let pixel = 0; pixel < places.length; pixel += 1) there[pixel] = to[places[pixel] ?? 0] ?? 0
  return there
}

/** Fewer colours make frames equal that were not: those become one. */
export function mergeEqualPlaces(frames: IndexedTimeline['frames']): IndexedTimeline['frames'] {
  const merged: IndexedTimeline['frames'] = []
  for (const frame of frames) {
    const last = merged.at(-1)
    if (last && Buffer.compare(last.pixels, frame.pixels) === 0) last.delayMs += frame.delayMs
    else merged.push({ ...frame })
  }
  return merged
}

/** What places in a palette look like. */
export function coloured(places: Uint8Array, { colours }: Palette): Buffer {
  const words = new Uint32Array(places.length)
  for (let pixel = 0; pixel < places.length; pixel += 1) words[pixel] = colours[places[pixel] ?? 0] ?? 0
  return Buffer.from(words.buffer)
}
