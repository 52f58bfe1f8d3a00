import type { Raster } from '../pixels/raster'

/** How near a picture is to another: 1 is the same. Colour is the worse of "seen on white" and "seen on black". */
export interface Likeness {
  colour: number
  alpha: number
}

const C1 = (0.01 * 255) ** 2
const C2 = (0.03 * 255) ** 2
const BLOCK = 4
/** Under this variance a window is flat, and an even background says nothing about a drawing. */
const FLAT = 1
const SAME_TONE = 4

/**
 * SSIM over windows of 8 × 8 every 4 pixels, of brightness on white, on black, and of alpha. Windows that are flat in both are
 * left out, so a figure does not rise with the empty space around it.
 */
export function likeness(one: Raster, two: Raster): Likeness {
  const [a, b] = [planes(one), planes(two)]
  const of = (plane: keyof typeof a) => compare(a[plane], b[plane], one.width, one.height)
  return { colour: Math.min(of('white'), of('black')), alpha: of('alpha') }
}

function planes({ data, width, height }: Raster) {
  const count = width * height
  const [white, black, alpha] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)]
  for (let pixel = 0, at = 0; pixel < count; pixel += 1, at += 4) {
    const opacity = data[at + 3] ?? 0
    if (opacity === 0) {
      white[pixel] = 255
      continue
    }
    const tone = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
    const shown = (tone * opacity) / 255
    black[pixel] = shown
    white[pixel] = shown + 255 - opacity
    alpha[pixel] = opacity
  }
  return { white, black, alpha }
}

function compare(one: Uint8Array, two: Uint8Array, width: number, height: number): number {
  const columns = Math.floor(width / BLOCK)
  const rows = Math.floor(height / BLOCK)
  // Five sums for each 4 × 4 block; a window is four blocks.
  const sums = new Float64Array(columns * rows * 5)
  for (let y = 0; y < rows * BLOCK; y += 1) {
    for (let x = 0; x < columns * BLOCK; x += 1) {
      const a = one[y * width + x] ?? 0
      const b = two[y * width + x] ?? 0
      const at = (Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)) * 5
      sums[at] = (sums[at] ?? 0) + a
      sums[at + 1] = (sums[at + 1] ?? 0) + b
      sums[at + 2] = (sums[at + 2] ?? 0) + a * a
      sums[at + 3] = (sums[at + 3] ?? 0) + b * b
      sums[at + 4] = (sums[at + 4] ?? 0) + a * b
    }
  }
  let total = 0
  let windows = 0
  for (let y = 0; y + 1 < rows; y += 1) {
    for (let x = 0; x + 1 < columns; x += 1) {
      const at = (y * columns + x) * 5
      const sum = (which: number) =>
        ((sums[at + which] ?? 0) +
          (sums[at + 5 + which] ?? 0) +
          (sums[at + columns * 5 + which] ?? 0) +
          (sums[at + columns * 5 + 5 + which] ?? 0)) /
        64
      const [meanA, meanB] = [sum(0), sum(1)]
      const [varA, varB] = [sum(2) - meanA * meanA, sum(3) - meanB * meanB]
      if (varA < FLAT && varB < FLAT && Math.abs(meanA - meanB) < SAME_TONE) continue
      const both = sum(4) - meanA * meanB
      total += ((2 * meanA * meanB + C1) * (2 * both + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varA + varB + C2))
      windows += 1
    }
  }
  return windows === 0 ? 1 : total / windows
}
