import sharp, { type OverlayOptions } from 'sharp'
import { CARD_WIDTHS, cardKey, previewPath, sharePath } from './art-key'
import { encodePreview, type MediaFile } from './make-previews'
import { sha256 } from './master'
import { dieCut } from './pixels/die-cut'
import { decodeMaster, fromRaster, type Raster, toRaster } from './pixels/raster'

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

/** The picture a pack is sent round with (Open Graph): wide, so the five stand in a row, the large one before the others. */
const SHARE = { width: 1200, height: 630 }
const ROW: readonly Spot[] = [
  { x: 0.495, y: 0.5, side: 0.42, turn: 0 },
  { x: 0.2, y: 0.29, side: 0.2, turn: -10 },
  { x: 0.8, y: 0.27, side: 0.19, turn: 9 },
  { x: 0.17, y: 0.75, side: 0.21, turn: 7 },
  { x: 0.785, y: 0.69, side: 0.19, turn: -8 },
]

/** An artist's: one of each of several packs, as large as each other. Where there is a portrait, it stands in the middle. */
const HANDS: readonly Spot[] = [
  { x: 0.5, y: 0.44, side: 0.27, turn: -2 },
  { x: 0.16, y: 0.34, side: 0.22, turn: -9 },
  { x: 0.83, y: 0.33, side: 0.22, turn: 8 },
  { x: 0.31, y: 0.74, side: 0.22, turn: 6 },
  { x: 0.68, y: 0.75, side: 0.22, turn: -7 },
]

/** How many stickers a card shows. */
export const CARD_STICKERS = 5

/**
 * One picture of a pack for shelves: up to five die-cut stickers on nothing, so that a page of sixty cards loads sixty
 * pictures and not three hundred.
 * @param masters In the pack's order; the first is the large one, those after the fifth are not used.
 * @returns Under the card's key: WebP at 360 and 720 pixels' width, and a JPEG on paper for those it is sent to. The same
 * masters give the same bytes.
 */
export async function composeCard(masters: readonly Uint8Array[]): Promise<{ key: string; files: MediaFile[] }> {
  const shown = masters.slice(0, CARD_STICKERS)
  const width = Math.max(...CARD_WIDTHS)
  const height = Math.round(width * RATIO)
  const cuts = await Promise.all(shown.map((master) => decodeMaster(master)))
  const sheet = await toRaster(
    sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).composite(
      await layUp(cuts, shown.length === 1 ? [ALONE] : [LARGE, ...AROUND], { width, height }),
    ),
  )

  const key = cardKey(shown.map((master) => sha256(master)))
  const files: MediaFile[] = []
  for (const size of CARD_WIDTHS) {
    const raster = size === width ? sheet : await toRaster(fromRaster(sheet).resize({ width: size }))
    files.push({ path: previewPath(key, size), bytes: await encodePreview(raster, 'webp') })
  }
  const share = sharp(shareGround()).composite([
    ...(await layUp(cuts, ROW, SHARE)),
    { input: liftedCorner(), left: 0, top: 0 },
  ])
  files.push({ path: sharePath(key), bytes: await share.flatten().jpeg({ quality: 88, mozjpeg: true }).toBuffer() })
  return { key, files }
}

/** The picture an artist's page is sent round with: up to five stickers on paper, the same bytes for the same art. */
export async function composeArtistCard(masters: readonly Uint8Array[], portrait?: Uint8Array): Promise<Buffer> {
  const [middle, ...around] = HANDS
  const shown = await Promise.all(masters.slice(0, CARD_STICKERS).map((master) => decodeMaster(master)))
  const spots = portrait ? around : HANDS
  const layers = await layUp(shown.slice(0, spots.length), spots, SHARE)
  if (portrait && middle) layers.push(await roundUp(portrait, middle))
  layers.push({ input: liftedCorner(), left: 0, top: 0 })
  return sharp(shareGround()).composite(layers).flatten().jpeg({ quality: 88, mozjpeg: true }).toBuffer()
}

/** A portrait as a round sticker with a white edge. */
async function roundUp(portrait: Uint8Array, { x, y, side }: Spot): Promise<OverlayOptions> {
  const [width, edge] = [Math.round(side * SHARE.width), 12]
  const disc = (radius: number, fill: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}"><circle cx="${width / 2}" cy="${width / 2}" r="${radius}" fill="${fill}"/></svg>`,
    )
  const face = await sharp(portrait)
    .resize(width, width)
    .flatten({ background: '#fffefb' })
    .composite([{ input: disc(width / 2 - edge, '#fff'), blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer()
  const input = await sharp(disc(width / 2, '#fffefb'))
    .composite([{ input: face }])
    .png({ compressionLevel: 1 })
    .toBuffer()
  return {
    input: await withEdge(input),
    left: Math.round(x * SHARE.width - width / 2),
    top: Math.round(y * SHARE.height - width / 2),
  }
}

/** Cut each and put it on its spot, turned, within the sheet. */
async function layUp(
  cuts: readonly Raster[],
  spots: readonly Spot[],
  { width, height }: { width: number; height: number },
): Promise<OverlayOptions[]> {
  const layers: OverlayOptions[] = []
  for (const [index, raster] of cuts.entries()) {
    const spot = spots[index] ?? LARGE
    const cut = fromRaster(await dieCut(raster, Math.round(spot.side * width)))
    const { data, info } = await cut.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true })
    const turned = spot.turn === 0 ? { data, info } : await turn(data, spot.turn)
    layers.push({
      input: await withEdge(turned.data),
      left: clamp(spot.x * width - turned.info.width / 2, width - turned.info.width),
      top: clamp(spot.y * height - turned.info.height / 2, height - turned.info.height),
    })
  }
  return layers
}

/** Paper with the dots of a stage. */
function shareGround(): Buffer {
  const { width, height } = SHARE
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><pattern id="dots" width="30" height="30" patternUnits="userSpaceOnUse"><circle cx="15" cy="15" r="1.6" fill="#ccc3b3"/></pattern><rect width="100%" height="100%" fill="#f1eadd"/><rect width="100%" height="100%" fill="url(#dots)"/></svg>`,
  )
}

/** The lower corner, peeled: under it lies the one colour of the shop. */
function liftedCorner(): Buffer {
  const { width: w, height: h } = SHARE
  const fold = 118
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><linearGradient id="back" x1="1" y1="1" x2="0" y2="0"><stop offset=".5" stop-color="#c9c4ba"/><stop offset=".56" stop-color="#fffefb"/><stop offset="1" stop-color="#e4dfd5"/></linearGradient><path d="M${w} ${h - fold}V${h}H${w - fold}Z" fill="#ce1464"/><path d="M${w} ${h - fold}H${w - fold + 34}a34 34 0 0 0-34 34V${h}Z" fill="url(#back)"/></svg>`,
  )
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
