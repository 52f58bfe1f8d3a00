import sharp, { type WebpOptions } from 'sharp'
import { fromRaster, type Raster, toRaster } from '../pixels/raster'
import { similarity } from '../pixels/similarity'
import { predictLosslessBytes } from './predict-weight'

export interface Encoded {
  bytes: Buffer
  /** See pixels/similarity.ts: 1 when nothing was lost. */
  quality: number
  /** How often the encoder ran for it; 0 when a file made for another platform fits. */
  encodes: number
}

/** Pictures of one raster that were made already: what is lossless and small enough for one platform is for the next. */
export interface LosslessFirst {
  lossless?: Buffer
}

/** Of the predicted bytes, a lossless file was at most this much of what is drawn; more only with noise (measured, bench/imaging-static.ts). */
const PREDICTION = 0.75

// Effort 6 with alphaQuality 100 costs a hundred times effort 4 for 2 to 5 %. Lossless gains 2 % from effort 4 and takes a third longer.
const LOSSLESS = { lossless: true, effort: 2 } as const
const lossy = (quality: number, alphaQuality: number) => ({ quality, alphaQuality, effort: 4, smartSubsample: true })

/** The best lossy settings, and at last some under which even noise fits. */
const BEST = lossy(95, 100)
const STEPS = [
  { atLeast: 0.72, options: lossy(84, 100) },
  { atLeast: 0.5, options: lossy(60, 90) },
  { atLeast: 0.38, options: lossy(32, 60) },
] as const
const LAST = lossy(1, 0)

/** A picture whose lossless file is so many times too heavy does not fit at the best lossy settings either. */
const FULL = 5

/** No picture is worth more runs of the encoder. */
const MOST = 3

/**
 * A still WebP within a weight, with as little lost as can be: lossless if that will fit, else the best lossy file that does.
 * One encode where the prediction holds, three at most.
 */
export async function encodeWebp(raster: Raster, maxBytes: number, made: LosslessFirst = {}): Promise<Encoded> {
  let encodes = 0
  const encode = (options: WebpOptions) => fromRaster(raster).webp(options).toBuffer()
  const predicted = made.lossless?.length ?? predictLosslessBytes(raster) * PREDICTION
  if (predicted <= maxBytes) {
    if (!made.lossless) {
      made.lossless = await encode(LOSSLESS)
      encodes += 1
    }
    if (made.lossless.length <= maxBytes) return { bytes: made.lossless, quality: 1, encodes }
  }
  const full = predicted > FULL * maxBytes
  let bytes = await encode(full ? STEPS[1].options : BEST)
  encodes += 1
  for (; bytes.length > maxBytes && encodes < MOST; encodes += 1) {
    const share = maxBytes / bytes.length
    // The last one has to fit: nothing is tried with it that only probably does.
    const step = full || encodes === MOST - 1 ? undefined : STEPS.find(({ atLeast }) => share >= atLeast)
    bytes = await encode(step?.options ?? LAST)
  }
  if (bytes.length > maxBytes) throw new Error(`a WebP of ${bytes.length} bytes, and ${maxBytes} are allowed`)
  return { bytes, quality: similarity(raster, await toRaster(sharp(bytes))), encodes }
}
