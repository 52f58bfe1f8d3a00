import { decodeMaster } from './pixels/raster'
import type { Still } from './platform'
import { encodePng } from './stills/encode-png'
import { encodeWebp, type Encoded, type LosslessFirst } from './stills/encode-webp'
import { createScaler } from './stills/fit-raster'

export interface EncodedStill extends Encoded {
  width: number
  height: number
}

/**
 * Make every still that is asked for of one master: decoded once, each size scaled once, one lossless file for all
 * platforms that it is light enough for. In the order asked for; the same master and stills give the same bytes, and one still
 * among others may have other bytes than alone, within the same rules (docs/platforms.md, "How it is made").
 */
export async function encodeStills(master: Uint8Array, stills: readonly Still[]): Promise<EncodedStill[]> {
  const scale = createScaler(await decodeMaster(master))
  const lossless = new Map<string, LosslessFirst>()
  const pngs = new Map<string, Encoded>()
  const made = new Map<number, EncodedStill>()
  // Large before small, so that small ones are scaled from large ones; the heaviest allowance first, so that its lossless file is there for the others.
  const order = stills
    .map((still, index) => ({ still, index }))
    .toSorted(
      (a, b) =>
        b.still.width * b.still.height - a.still.width * a.still.height ||
        b.still.maxBytes - a.still.maxBytes ||
        a.index - b.index,
    )
  for (const { still, index } of order) {
    const { raster, name } = await scale(still)
    const { width, height } = raster
    let encoded: Encoded
    if (still.format === 'webp') {
      const first = lossless.get(name) ?? {}
      lossless.set(name, first)
      encoded = await encodeWebp(raster, still.maxBytes, first)
    } else {
      const before = pngs.get(name)
      encoded =
        before && before.quality === 1 && before.bytes.length <= still.maxBytes
          ? { ...before, encodes: 0 }
          : await encodePng(raster, still.maxBytes)
      pngs.set(name, encoded)
    }
    made.set(index, { ...encoded, width, height })
  }
  return stills.map((_, index) => made.get(index) as EncodedStill)
}
