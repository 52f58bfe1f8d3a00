import type { Raster } from './raster'
import { addPair, ssim } from './ssim'

// Windows are of 8 × 8 and overlap by half.
const CELL = 4

/**
 * How much a picture still looks like what it was made from, from 0 to 1: SSIM of the luma on white, of the luma on black, and
 * of alpha, over what is visible; the least of the three counts, since stickers lie on light and dark chats.
 * Both must have the same size.
 */
export function similarity(one: Raster, other: Raster): number {
  if (one.width !== other.width || one.height !== other.height) throw new TypeError('similarity: two sizes')
  const columns = Math.max(1, Math.floor(one.width / CELL))
  const rows = Math.max(1, Math.floor(one.height / CELL))
  const cells = columns * rows
  // Of each cell and plane: sums of a, b, a², b², ab. Windows are four cells, so that each pixel is read once.
  const sums = new Float64Array(cells * 15)
  const seen = new Uint8Array(cells)
  const a = one.data
  const b = other.data
  for (let y = 0; y < rows * CELL && y < one.height; y += 1) {
    for (let x = 0; x < columns * CELL && x < one.width; x += 1) {
      const pixel = (y * one.width + x) * 4
      const alphaA = a[pixel + 3] ?? 0
      const alphaB = b[pixel + 3] ?? 0
      if (alphaA === 0 && alphaB === 0) {
        // Nothing on either: white equals white, black black. Only the white plane has sums to add.
        const at = ((y >> 2) * columns + (x >> 2)) * 15
        sums[at] = (sums[at] ?? 0) + 255
        sums[at + 1] = (sums[at + 1] ?? 0) + 255
        sums[at + 2] = (sums[at + 2] ?? 0) + 65025
        sums[at + 3] = (sums[at + 3] ?? 0) + 65025
        sums[at + 4] = (sums[at + 4] ?? 0) + 65025
        continue
      }
      const cell = (y >> 2) * columns + (x >> 2)
      seen[cell] = 1
      const onBlackA = (luma(a, pixel) * alphaA) / 255
      const onBlackB = (luma(b, pixel) * alphaB) / 255
      addPair(sums, cell * 15, onBlackA + 255 - alphaA, onBlackB + 255 - alphaB)
      addPair(sums, cell * 15 + 5, onBlackA, onBlackB)
      addPair(sums, cell * 15 + 10, alphaA, alphaB)
    }
  }

  const totals = [0, 0, 0]
  let windows = 0
  for (let row = 0; row + 1 < Math.max(rows, 2); row += 1) {
    for (let column = 0; column + 1 < Math.max(columns, 2); column += 1) {
      const first = row * columns + column
      const right = columns > 1 ? 1 : 0
      const below = rows > 1 ? columns : 0
      if (!seen[first] && !seen[first + right] && !seen[first + below] && !seen[first + below + right]) continue
      windows += 1
      for (let plane = 0; plane < 3; plane += 1)
        totals[plane] = (totals[plane] ?? 0) + ofWindow(sums, first, right, below, plane)
    }
  }
  return windows === 0 ? 1 : Math.min(...totals.map((total) => total / windows))
}

function luma(data: Buffer, pixel: number): number {
  return 0.299 * (data[pixel] ?? 0) + 0.587 * (data[pixel + 1] ?? 0) + 0.114 * (data[pixel + 2] ?? 0)
}

function ofWindow(sums: Float64Array, cell: number, right: number, below: number, plane: number): number {
  const count = CELL * CELL * 4
  const sum = (part: number) => {
    const at = plane * 5 + part
    return (
      (sums[cell * 15 + at] ?? 0) +
      (sums[(cell + right) * 15 + at] ?? 0) +
      (sums[(cell + below) * 15 + at] ?? 0) +
      (sums[(cell + below + right) * 15 + at] ?? 0)
    )
  }
  const meanA = sum(0) / count
  const meanB = sum(1) / count
  const varianceA = sum(2) / count - meanA * meanA
  const varianceB = sum(3) / count - meanB * meanB
  const covariance = sum(4) / count - meanA * meanB
  return ssim(meanA, meanB, varianceA, varianceB, covariance)
}
