import type { Raster } from '../pixels/raster'

/**
 * About how many bytes a lossless WebP of these pixels will have, without making one: the entropy of what is left of each
 * pixel when its neighbours have told what they can. On flat art the truth is a third of it, on noise all of it.
 */
export function predictLosslessBytes({ width, height, data }: Raster): number {
  const histograms = [0, 1, 2, 3].map(() => new Uint32Array(256))
  const [red, green, blue, alpha] = histograms
  if (!red || !green || !blue || !alpha) return 0
  let counted = 0
  const row = width * 4
  const rest = (at: number) =>
    (data[at] ?? 0) - clamp((data[at - 4] ?? 0) + (data[at - row] ?? 0) - (data[at - row - 4] ?? 0))
  const count = (histogram: Uint32Array, value: number) => {
    histogram[value & 255] = (histogram[value & 255] ?? 0) + 1
  }
  for (let y = 1; y < height; y += 1) {
    for (let x = 1; x < width; x += 1) {
      const pixel = y * row + x * 4
      if (!data[pixel + 3] && !data[pixel - 1] && !data[pixel + 3 - row]) continue
      counted += 1
      // Colours move together: red and blue are told as their distance to green, as WebP does.
      const greenRest = rest(pixel + 1)
      count(red, rest(pixel) - greenRest)
      count(green, greenRest)
      count(blue, rest(pixel + 2) - greenRest)
      count(alpha, rest(pixel + 3))
    }
  }
  let bits = 0
  for (const histogram of histograms)
    for (const times of histogram) if (times > 0) bits -= times * Math.log2(times / counted)
  return bits / 8
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value
}
