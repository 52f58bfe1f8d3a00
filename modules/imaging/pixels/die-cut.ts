import { distanceTo } from './distance'
import { fromRaster, type Raster, toRaster, visibleBox } from './raster'

// The recipe (named in recipe.ts), in parts of the tile's side. The margin must exceed border and close together, or the grown shape touches the
// frame and the flood that looks for holes gets in.
const BORDER = 0.05
const CLOSE = 0.06
const MARGIN = 0.14
const KEPT_MARGIN = 0.06
/** Alpha above this is the sticker's body; below it is its shadow or its glow, which the blade ignores. */
const SOLID = 90
/** #fffefb, the white of sticker paper: the same in light and dark, since it is a thing and not a page. */
const PAPER = [255, 254, 251] as const

/**
 * A sticker as cut from its sheet: trimmed, its longer side fitted into a tile, white border grown around it, holes filled.
 * @param side Of the square picture that comes out, in pixels.
 */
export async function dieCut(raster: Raster, side: number): Promise<Raster> {
  return (await dieCutter(raster, side))(raster)
}

/**
 * The blade for one picture, to cut others of the same size with: of pictures that move, all get the paper of all of them
 * together, so that the paper lies still while the art moves on it.
 */
export async function dieCutter(whole: Raster, side: number): Promise<(raster: Raster) => Promise<Raster>> {
  const tile = Math.round(side / (1 + 2 * KEPT_MARGIN))
  const box = visibleBox(whole) ?? { left: 0, top: 0, width: whole.width, height: whole.height }
  const onCanvas = async (raster: Raster) => {
    const art = fromRaster(raster).extract(box).resize({ width: tile, height: tile, fit: 'inside', kernel: 'lanczos3' })
    return place(await toRaster(art), side + 2 * Math.round(tile * (MARGIN - KEPT_MARGIN)))
  }
  const canvas = await onCanvas(whole)
  const shape = cutShape(canvas, tile)
  return async (raster) => crop(layPaper(raster === whole ? canvas : await onCanvas(raster), shape), side)
}

/**
 * How much each pixel belongs to the cut sticker, 0 to 255: the picture's silhouette grown by border + close, holes filled,
 * shrunk by close. Growing and shrinking rounds notches as a real blade does.
 * @param side The length the recipe's parts refer to; the raster must have a free margin of 14 % of it all around.
 */
export function cutShape({ width, height, data }: Raster, side: number): Uint8Array {
  const solid = new Uint8Array(width * height)
  let any = false
  for (let index = 0; index < solid.length; index += 1) {
    if ((data[index * 4 + 3] ?? 0) > SOLID) {
      solid[index] = 1
      any = true
    }
  }
  if (!any) return new Uint8Array(width * height)

  const reach = side * (BORDER + CLOSE)
  const toBody = distanceTo(solid, width, height)
  const outside = flood(toBody, width, height, reach)
  const toOutside = distanceTo(outside, width, height)

  const shape = new Uint8Array(width * height)
  const close = side * CLOSE
  for (let index = 0; index < shape.length; index += 1)
    shape[index] = Math.round(255 * Math.min(1, Math.max(0, (toOutside[index] ?? 0) - close)))
  return shape
}

/** Everything farther than `reach` from the body that can be walked to from a corner; what is left is sticker. */
function flood(distance: Float32Array, width: number, height: number, reach: number): Uint8Array {
  const outside = new Uint8Array(width * height)
  const queue = new Int32Array(width * height)
  let head = 0
  let tail = 0
  const visit = (index: number) => {
    if (outside[index] || (distance[index] ?? 0) <= reach) return
    outside[index] = 1
    queue[tail] = index
    tail += 1
  }
  visit(0)
  while (head < tail) {
    const index = queue[head] as number
    head += 1
    const x = index % width
    if (x > 0) visit(index - 1)
    if (x < width - 1) visit(index + 1)
    if (index >= width) visit(index - width)
    if (index < width * (height - 1)) visit(index + width)
  }
  return outside
}

/** The picture on paper of the given shape. */
export function layPaper({ width, height, data }: Raster, shape: Uint8Array): Raster {
  const out = Buffer.alloc(data.length)
  for (let index = 0; index < shape.length; index += 1) {
    const pixel = index * 4
    const art = (data[pixel + 3] ?? 0) / 255
    const paper = ((shape[index] ?? 0) / 255) * (1 - art)
    const alpha = art + paper
    if (alpha === 0) continue
    for (let channel = 0; channel < 3; channel += 1)
      out[pixel + channel] = Math.round(((data[pixel + channel] ?? 0) * art + (PAPER[channel] ?? 0) * paper) / alpha)
    out[pixel + 3] = Math.round(alpha * 255)
  }
  return { width, height, data: out }
}

/** The raster in the middle of a square of nothing. */
export function place(art: Raster, width: number, height: number = width): Raster {
  const data = Buffer.alloc(width * height * 4)
  const left = Math.floor((width - art.width) / 2)
  const top = Math.floor((height - art.height) / 2)
  for (let y = 0; y < art.height; y += 1)
    art.data.copy(data, ((top + y) * width + left) * 4, y * art.width * 4, (y + 1) * art.width * 4)
  return { width, height, data }
}

/** The middle of a raster. */
function crop(raster: Raster, side: number): Raster {
  const data = Buffer.alloc(side * side * 4)
  const left = Math.floor((raster.width - side) / 2)
  const top = Math.floor((raster.height - side) / 2)
  for (let y = 0; y < side; y += 1) {
    const from = ((top + y) * raster.width + left) * 4
    raster.data.copy(data, y * side * 4, from, from + side * 4)
  }
  return { width: side, height: side, data }
}
