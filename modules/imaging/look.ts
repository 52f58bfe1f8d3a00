import { decodeMaster, fromGrey, type Grey, type Raster } from './pixels/raster'

/** What a picture is compared by: four hashes of 64 bits, each as a signed 64-bit number, as PostgreSQL keeps them. */
export interface Look {
  /** On white, trimmed of white: a copy on a white ground or with a white outline looks the same. */
  white: bigint
  /** On black, trimmed of black: tells pale drawings apart, which white swallows. */
  black: bigint
  /** The same of the picture turned left to right. */
  whiteMirrored: bigint
  blackMirrored: bigint
}

/** The picture is judged at this size: small enough to forget encoders and resizing, large enough for a face's features. */
const SIDE = 32
/** How far from the ground's own grey a pixel must be to count as drawn. JPEG leaves a rim of noise. */
const DRAWN = 24

/** What a master looks like. The same for a copy that was encoded again, resized, padded, or given a white outline. */
export async function lookOf(master: Uint8Array): Promise<Look> {
  const raster = await decodeMaster(master)
  const white = await small(flatten(raster, 255), 255)
  const black = await small(flatten(raster, 0), 0)
  return {
    white: hash(white),
    black: hash(black),
    whiteMirrored: hash(white, true),
    blackMirrored: hash(black, true),
  }
}

/** Luma over a ground of one grey. */
function flatten({ width, height, data }: Raster, ground: number): Grey {
  const grey = new Uint8Array(width * height)
  for (let index = 0, at = 0; index < grey.length; index += 1, at += 4) {
    const luma = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
    const alpha = (data[at + 3] ?? 0) / 255
    grey[index] = Math.round(luma * alpha + ground * (1 - alpha))
  }
  return { width, height, data: grey }
}

/** Trimmed of its ground and squeezed into a square. Squeezed and not padded: a crop of one side then moves less. */
async function small(grey: Grey, ground: number): Promise<Float64Array> {
  const box = drawnBox(grey, ground)
  const data = await fromGrey(grey).extract(box).resize(SIDE, SIDE, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer()
  const step = data.length / (SIDE * SIDE)
  return Float64Array.from({ length: SIDE * SIDE }, (_, index) => data[index * step] ?? 0)
}

function drawnBox({ width, height, data }: Grey, ground: number) {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (Math.abs((data[y * width + x] ?? 0) - ground) <= DRAWN) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  if (right < left) return { left: 0, top: 0, width, height }
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** The 64 lowest waves of a cosine transform but the constant one, in a diagonal walk. */
const WAVES: readonly (readonly [number, number])[] = Array.from({ length: 16 }, (_, sum) =>
  Array.from({ length: sum + 1 }, (_, u) => [u, sum - u] as const),
)
  .flat()
  .filter(([u, v]) => u + v > 0)
  .slice(0, 64)

const COSINES = Array.from({ length: 16 }, (_, u) =>
  Float64Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE))),
)

/** One bit a wave: whether it is stronger than the median wave. Turning left to right changes the sign of every odd one. */
function hash(pixels: Float64Array, mirrored = false): bigint {
  const strengths = WAVES.map(([u, v]) => {
    let sum = 0
    for (let y = 0; y < SIDE; y += 1) {
      const row = COSINES[v]?.[y] ?? 0
      for (let x = 0; x < SIDE; x += 1) sum += (pixels[y * SIDE + x] ?? 0) * row * (COSINES[u]?.[x] ?? 0)
    }
    return mirrored && u % 2 === 1 ? -sum : sum
  })
  const sorted = strengths.toSorted((a, b) => a - b)
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2
  let bits = 0n
  for (const strength of strengths) bits = (bits << 1n) | (strength > median ? 1n : 0n)
  return BigInt.asIntN(64, bits)
}
