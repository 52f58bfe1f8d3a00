import sharp from 'sharp'
import { SIGNATURE } from './apng-chunks'
import type { Timeline } from './timeline'

/** Up to 256 colours as RGBA words (red in the low byte), the most transparent first, so that a PNG's tRNS is short. */
export interface Palette {
  colours: Uint32Array
  /** Whether it holds every colour there is: mapping to it loses nothing. */
  exact: boolean
}

const MOST = 256

/** A picture's pixels as words. What is fully transparent has no colour, whatever is written there: see `colourOf`. */
export function wordsOf(data: Buffer): Uint32Array {
  if (data.byteOffset % 4 === 0) return new Uint32Array(data.buffer, data.byteOffset, data.length / 4)
  return new Uint32Array(Uint8Array.from(data).buffer)
}

export const colourOf = (word: number) => (word >>> 24 === 0 ? 0 : word)

/** So few colours that one palette holds them all; nothing when there are more. */
export function exactPalette(timeline: Timeline): Palette | undefined {
  const colours = ownColours(timeline)
  return colours && { colours: ordered(colours), exact: true }
}

/** The best 256 colours of a few frames. A palette of six is as good as one of all, for a fraction of the work. */
export async function quantise({ width, height, frames }: Timeline): Promise<Palette> {
  const strip = Buffer.concat(frames.map((frame) => frame.data))
  const png = await sharp(strip, {
    raw: { width, height: height * frames.length, channels: 4 },
    limitInputPixels: false,
  })
    .png({ palette: true, colours: MOST, dither: 0, effort: 2, compressionLevel: 1 })
    .toBuffer()
  return { colours: ordered([...new Set([0, ...paletteOf(png)])].slice(0, MOST)), exact: false }
}

function ordered(colours: number[]): Uint32Array {
  return Uint32Array.from(colours).toSorted((a, b) => (a >>> 24) - (b >>> 24) || a - b)
}

function ownColours({ frames }: Timeline): number[] | undefined {
  const seen = new Set<number>()
  for (const { data } of frames) {
    let last = -1
    for (const word of wordsOf(data)) {
      if (word === last) continue
      last = word
      seen.add(colourOf(word))
      if (seen.size > MOST) return undefined
    }
  }
  return [...seen]
}

/** The colours of a palette PNG that we have just made. */
function paletteOf(png: Buffer): number[] {
  let colours: Buffer = Buffer.alloc(0)
  let alphas: Buffer = Buffer.alloc(0)
  for (let offset = SIGNATURE.length; offset + 8 <= png.length;) {
    const length = png.readUInt32BE(offset)
    const type = png.toString('latin1', offset + 4, offset + 8)
    const body = png.subarray(offset + 8, offset + 8 + length)
    if (type === 'PLTE') colours = body
    if (type === 'tRNS') alphas = body
    offset += 12 + length
  }
  return Array.from({ length: colours.length / 3 }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = colours.subarray(index * 3, index * 3 + 3)
    return colourOf(((alphas[index] ?? 255) * 2 ** 24 + blue * 2 ** 16 + green * 256 + red) >>> 0)
  })
}

/** Near in what is seen: colours weigh as much as they are opaque. */
export function premultiplied(colour: number): [red: number, green: number, blue: number, alpha: number] {
  const alpha = colour >>> 24
  const part = alpha / 255
  return [(colour & 255) * part, ((colour >>> 8) & 255) * part, ((colour >>> 16) & 255) * part, alpha]
}

const CACHE_BITS = 17

/**
 * One colour for all that begin with the same six bits a channel: where a colour goes never depends on which came first, and so
 * the bytes of a file not on what else was made of the picture.
 */
function middle(key: number): number {
  let colour = 0
  // Nothing stays nothing and all stays all; of the rest, the middle of the four.
  for (let shift = 0; shift < 32; shift += 8) {
    const bits = (key >>> shift) & 0xfc
    colour |= (bits === 0 ? 0 : bits === 0xfc ? 0xff : bits + 2) << shift
  }
  return colour >>> 0
}

/** Find the nearest colour of a palette, pixel by pixel; what was looked up lately is remembered. */
export function paletteMapper({ colours, exact }: Palette): (data: Buffer) => Uint8Array {
  const flat = Float32Array.from([...colours].flatMap(premultiplied))
  // Without an exact palette the last two bits of a channel decide nothing worth a search.
  const mask = exact ? 0xffffffff : 0xfcfcfcfc
  const keys = new Uint32Array(2 ** CACHE_BITS)
  const values = new Int16Array(2 ** CACHE_BITS).fill(-1)

  const nearest = (colour: number): number => {
    const [red, green, blue, alpha] = premultiplied(colour)
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let entry = 0; entry < flat.length; entry += 4) {
      const inGreen = green - (flat[entry + 1] ?? 0)
      // Most are ruled out by one channel.
      if (inGreen * inGreen >= least) continue
      const [inRed, inBlue, inAlpha] = [
        red - (flat[entry] ?? 0),
        blue - (flat[entry + 2] ?? 0),
        alpha - (flat[entry + 3] ?? 0),
      ]
      const distance = inGreen * inGreen + inRed * inRed + inBlue * inBlue + inAlpha * inAlpha
      if (distance >= least) continue
      least = distance
      best = entry / 4
    }
    return best
  }

  return (data) => {
    const words = wordsOf(data)
    const indices = new Uint8Array(words.length)
    let lastWord = -1
    let last = 0
    for (let pixel = 0; pixel < words.length; pixel += 1) {
      const word = words[pixel] ?? 0
      if (word !== lastWord) {
        lastWord = word
        const colour = colourOf(word)
        const key = (colour & mask) >>> 0
        const slot = Math.imul(key, 0x9e3779b1) >>> (32 - CACHE_BITS)
        if (values[slot] === -1 || keys[slot] !== key) {
          keys[slot] = key
          values[slot] = nearest(exact ? colour : middle(key))
        }
        last = values[slot] ?? 0
      }
      indices[pixel] = last
    }
    return indices
  }
}

/**
 * Fewer colours: the two that cost least to make one are merged until `count` are left (Ward's rule, by what is seen).
 * @param uses How many pixels have each colour.
 * @returns The smaller palette, and where each old colour went in it.
 */
export function mergeColours(
  { colours }: Palette,
  uses: readonly number[],
  count: number,
): { palette: Palette; to: Uint8Array } {
  const groups = [...colours].map((colour, index): Group => {
    const weight = Math.max(uses[index] ?? 0, 1e-3)
    return { mean: premultiplied(colour), weight, members: [index], partner: undefined, cost: Infinity }
  })
  // Nothing at all stays nothing: it is what frames are cut out with.
  const free = groups.filter((_, index) => colours[index] !== 0)
  const nothing = groups.filter((_, index) => colours[index] === 0)
  for (const one of free) findPartner(one, free)
  while (free.length > Math.max(1, count - nothing.length)) {
    const one = free.reduce((best, group) => (group.cost < best.cost ? group : best))
    const two = one.partner
    if (!two) break
    const weight = one.weight + two.weight
    for (let channel = 0; channel < 4; channel += 1)
      one.mean[channel] = ((one.mean[channel] ?? 0) * one.weight + (two.mean[channel] ?? 0) * two.weight) / weight
    one.weight = weight
    one.members.push(...two.members)
    free.splice(free.indexOf(two), 1)
    // Only those whose partner is not what it was look at all others again.
    for (const group of free) {
      if (group === one || group.partner === one || group.partner === two) findPartner(group, free)
      else pair(group, one)
    }
  }
  const sorted = [...nothing, ...free].toSorted((a, b) => (a.mean[3] ?? 0) - (b.mean[3] ?? 0))
  const to = new Uint8Array(MOST)
  for (const [index, group] of sorted.entries()) for (const member of group.members) to[member] = index
  return { palette: { colours: Uint32Array.from(sorted.map((group) => straight(group.mean))), exact: false }, to }
}

interface Group {
  mean: number[]
  weight: number
  members: number[]
  /** With whom it costs least to be made one. */
  partner: Group | undefined
  cost: number
}

function findPartner(group: Group, all: readonly Group[]): void {
  group.partner = undefined
  group.cost = Infinity
  for (const other of all) if (other !== group) pair(group, other)
}

function pair(group: Group, other: Group): void {
  const [a, b] = [group.mean, other.mean]
  let distance = 0
  for (let channel = 0; channel < 4; channel += 1) {
    const apart = (a[channel] ?? 0) - (b[channel] ?? 0)
    distance += apart * apart
  }
  const cost = (distance * group.weight * other.weight) / (group.weight + other.weight)
  if (cost >= group.cost) return
  group.partner = other
  group.cost = cost
}

function straight([red, green, blue, alpha]: readonly number[]): number {
  if (!alpha || alpha < 0.5) return 0
  const whole = (channel = 0) => Math.min(255, Math.round((channel * 255) / alpha))
  return (Math.round(alpha) * 2 ** 24 + whole(blue) * 2 ** 16 + whole(green) * 256 + whole(red)) >>> 0
}
