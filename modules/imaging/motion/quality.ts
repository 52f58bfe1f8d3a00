import type { Raster } from '../pixels/raster'
import { addPair, ssim, SUMS } from '../pixels/ssim'
import { wordsOf } from './palette'

/** How near a picture is to another: 1 is the same. Colour is the worse of "seen on white" and "seen on black". */
export interface Likeness {
  colour: number
  alpha: number
}

const BLOCK = 4
/** Under this variance a window is flat, and an even background says nothing about a drawing. */
const FLAT = 1
const SAME_TONE = 4
/** White, black and alpha: each block has its sums of all three. */
const PLANES = 3

/**
 * SSIM over windows of 8 × 8 every 4 pixels, of brightness on white, on black, and of alpha. Windows that are flat in both are
 * left out, so a figure does not rise with the empty space around it.
 */
export function likeness(one: Raster, two: Raster): Likeness {
  const columns = Math.floor(one.width / BLOCK)
  const rows = Math.floor(one.height / BLOCK)
  const sums = sumsOf(wordsOf(one.data), wordsOf(two.data), one.width, columns, rows)
  const of = (plane: number) => compare(sums, plane * SUMS, columns, rows)
  return { colour: Math.min(of(0), of(1)), alpha: of(2) }
}

// This runs over every pixel of every moment that is measured: each is read once, and nothing is made on the way.

function sumsOf(one: Uint32Array, two: Uint32Array, width: number, columns: number, rows: number): Float64Array {
  const sums = new Float64Array(columns * rows * SUMS * PLANES)
  let at = 0
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1, at += SUMS * PLANES)
      for (let y = row * BLOCK; y < (row + 1) * BLOCK; y += 1) {
        let pixel = y * width + column * BLOCK
        for (const end = pixel + BLOCK; pixel < end; pixel += 1) {
          const [a, b] = [one[pixel] ?? 0, two[pixel] ?? 0]
          const [alphaA, alphaB] = [a >>> 24, b >>> 24]
          const blackA = shown(a, alphaA)
          const blackB = shown(b, alphaB)
          addPair(sums, at, blackA + 255 - alphaA, blackB + 255 - alphaB)
          addPair(sums, at + SUMS, blackA, blackB)
          addPair(sums, at + 2 * SUMS, alphaA, alphaB)
        }
      }
  return sums
}

/** The brightness of a pixel on black. */
function shown(word: number, alpha: number): number {
  const tone = 0.299 * (word & 255) + 0.587 * ((word >>> 8) & 255) + 0.114 * ((word >>> 16) & 255)
  return (tone * alpha) / 255
}

function compare(sums: Float64Array, plane: number, columns: number, rows: number): number {
  const step = SUMS * PLANES
  const below = columns * step
  let total = 0
  let windows = 0
  for (let y = 0; y + 1 < rows; y += 1) {
    for (let x = 0; x + 1 < columns; x += 1) {
      const at = (y * columns + x) * step + plane
      const meanA = mean(sums, at, step, below)
      const meanB = mean(sums, at + 1, step, below)
      const varA = mean(sums, at + 2, step, below) - meanA * meanA
      const varB = mean(sums, at + 3, step, below) - meanB * meanB
      if (varA < FLAT && varB < FLAT && Math.abs(meanA - meanB) < SAME_TONE) continue
      const both = mean(sums, at + 4, step, below) - meanA * meanB
      total += ssim(meanA, meanB, varA, varB, both)
      windows += 1
    }
  }
  return windows === 0 ? 1 : total / windows
}

/** Over a window, which is four blocks. */
function mean(sums: Float64Array, at: number, step: number, below: number): number {
  return (
    ((sums[at] ?? 0) + (sums[at + step] ?? 0) + (sums[at + below] ?? 0) + (sums[at + below + step] ?? 0)) /
    (BLOCK * BLOCK * 4)
  )
}
