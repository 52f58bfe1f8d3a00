// SSIM (Wang, Bovik, Sheikh, Simoncelli 2004), with the paper's constants, from sums, so that each pixel is read once.

const C1 = (0.01 * 255) ** 2
const C2 = (0.03 * 255) ** 2

/** Numbers kept of two patches: sums of a, b, a², b², ab. */
export const SUMS = 5

/** Count a pair of values in, among the sums that begin at a place. */
export function addPair(sums: Float64Array, at: number, a: number, b: number): void {
  sums[at] = (sums[at] ?? 0) + a
  sums[at + 1] = (sums[at + 1] ?? 0) + b
  sums[at + 2] = (sums[at + 2] ?? 0) + a * a
  sums[at + 3] = (sums[at + 3] ?? 0) + b * b
  sums[at + 4] = (sums[at + 4] ?? 0) + a * b
}

/** How alike two windows are, 1 when they are the same: from their means, their variances and how they vary together. */
export function ssim(meanA: number, meanB: number, varianceA: number, varianceB: number, covariance: number): number {
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2))
  )
}
