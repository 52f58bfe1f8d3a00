import sharp from 'sharp'
import { CARD_WIDTHS, cardKey, previewPath } from './art-key'
import { encodePreview, type MediaFile } from './make-previews'
import { sha256 } from './master'
import { dieCut } from './pixels/die-cut'
import { decodeMaster, fromRaster, toRaster } from './pixels/raster'

/** Where a sticker lies on a card: its middle and its side in parts of the card's width, and how far it is turned. */
interface Spot {
  x: number
  y: number
  side: number
  turn: number
}

const RATIO = 1.06

// One large in the middle, four around it, the last ones on top: as laid by hand on a sheet.
const LARGE: Spot = { x: 0.5, y: 0.51, side: 0.62, turn: 0 }
const AROUND: readonly Spot[] = [
  { x: 0.185, y: 0.2, side: 0.27, turn: -11 },
  { x: 0.82, y: 0.2, side: 0.27, turn: 9 },
  { x: 0.2, y: 0.84, side: 0.34, turn: -7 },
  { x: 0.81, y: 0.86, side: 0.31, turn: 13 },
]
/** Small packs fill the sheet with what there is. */
const ALONE: Spot = { x: 0.5, y: 0.53, side: 0.86, turn: 0 }

/** How many stickers a card shows. */
export const CARD_STICKERS = 5

/**
 * One picture of a pack for shelves: up to five die-cut stickers on nothing, so that a page of sixty cards loads sixty
 * pictures and not three hundred.
 * @param masters In the pack's order; the first is the large one, those after the fifth are not used.
 * @returns WebP at 360 and 720 pixels' width under the card's key. The same masters give the same bytes.
 */
export async function composeCard(masters: readonly Uint8Array[]): Promise<{ key: string; files: MediaFile[] }> {
  const shown = masters.slice(0, CARD_STICKERS)
  const spots = shown.length === 1 ? [ALONE] : [LARGE, ...AROUND]
  const width = Math.max(...CARD_WIDTHS)
  const height = Math.round(width * RATIO)
  const layers = []
  for (const [index, master] of shown.entries()) {
    const spot = spots[index] ?? LARGE
    const cut = fromRaster(await dieCut(await decodeMaster(master), Math.round(spot.side * width)))
    const { data, info } = await cut.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true })
    const turned = spot.turn === 0 ? { data, info } : await turn(data, spot.turn)
    const at = {
      left: clamp(spot.x * width - turned.info.width / 2, width - turned.info.width),
      top: clamp(spot.y * height - turned.info.height / 2, height - turned.info.height),
    }
    layers.push({ input: await withEdge(turned.data), ...at })
  }
  const sheet = await toRaster(
    sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).composite(layers),
  )

  const key = cardKey(shown.map((master) => sha256(master)))
  const files: MediaFile[] = []
  for (const size of CARD_WIDTHS) {
    const raster = size === width ? sheet : await toRaster(fromRaster(sheet).resize({ width: size }))
    files.push({ path: previewPath(key, size), bytes: await encodePreview(raster, 'webp') })
  }
  return { key, files }
}

const clamp = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), Math.max(most, 0)))

function turn(png: Buffer, degrees: number) {
  return sharp(png)
    .rotate(degrees, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
}

/** A faint shadow within the sticker's own box: where two overlap, white would otherwise run into white. */
async function withEdge(png: Buffer): Promise<Buffer> {
  const alpha = await sharp(png).extractChannel(3).blur(2.2).linear(0.34, 0).raw().toBuffer({ resolveWithObject: true })
  const { width, height } = alpha.info
  const shadow = await sharp({ create: { width, height, channels: 3, background: { r: 52, g: 44, b: 36 } } })
    .joinChannel(alpha.data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return sharp(shadow)
    .composite([{ input: png }])
    .png({ compressionLevel: 1 })
    .toBuffer()
}
