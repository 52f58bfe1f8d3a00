import { fault, type StickerProblem, warning } from '../sticker-problem'
import { DUST, type Raster, visibleBox } from './raster'

/** The side messengers show a sticker at: a smaller master has to be enlarged for them. */
const SHARP_SIDE = 512
/** A sticker that fills less of its picture than this looks lost beside others. */
const LEAST_FILL = 60
/** So few visible pixels are a leftover, not a drawing. */
const LEAST_AREA = 1
/** So much of one edge being opaque means that the drawing goes on beyond it; a trimmed circle touches with about 9 %. */
const CUT_OFF = 30
const FRINGE = 40
const DARK_EDGE = 75

const percent = (part: number, whole: number) => Math.round((100 * part) / Math.max(whole, 1))

/** See check-sticker.ts, which is this for a master's bytes. */
export function checkRaster(raster: Raster): StickerProblem[] {
  const { width, height } = raster
  const box = visibleBox(raster)
  if (!box) return [fault('sticker.empty')]

  const found: StickerProblem[] = []
  const long = Math.max(width, height)
  const edges = measureEdges(raster)
  if (long < SHARP_SIDE) found.push(warning('sticker.small', { measured: long, limit: SHARP_SIDE }))
  const fill = percent(Math.max(box.width, box.height), long)
  if (edges.visible / (width * height) < LEAST_AREA / 100) {
    const area = Math.max(0.1, Math.round((1000 * edges.visible) / (width * height)) / 10)
    found.push(warning('sticker.tiny', { measured: area, limit: LEAST_AREA }, 'trim'))
  } else if (fill < LEAST_FILL) found.push(warning('sticker.loose', { measured: fill, limit: LEAST_FILL }, 'trim'))
  if (width !== height) found.push(warning('sticker.not_square', { width, height }, 'pad'))

  if (edges.opaque === width * height) {
    found.push(warning('sticker.opaque'))
    return found
  }
  const sides = cutSides(raster)
  if (sides.length > 0)
    found.push(
      warning('sticker.cut_off', {
        side: sides[0]?.side ?? 'top',
        count: sides.length,
        measured: sides[0]?.share ?? 0,
        limit: CUT_OFF,
      }),
    )
  if (edges.rim > 0) {
    const fringe = percent(edges.fringe, edges.rim)
    const dark = percent(edges.dark, edges.rim)
    if (fringe > FRINGE) found.push(warning('sticker.fringe', { measured: fringe, limit: FRINGE }, 'outline'))
    else if (dark > DARK_EDGE) found.push(warning('sticker.dark_edge', { measured: dark, limit: DARK_EDGE }, 'outline'))
  }
  return found
}

interface Edges {
  visible: number
  opaque: number
  /** Soft pixels beside the body. */
  rim: number
  /** Of those: nearly white, where the body beside is not. The trace of a picture cut from a white page. */
  fringe: number
  /** Of those: so dark that they vanish on a dark chat. */
  dark: number
}

function measureEdges({ width, height, data }: Raster): Edges {
  const edges: Edges = { visible: 0, opaque: 0, rim: 0, fringe: 0, dark: 0 }
  const light = (pixel: number) =>
    0.2126 * (data[pixel] ?? 0) + 0.7152 * (data[pixel + 1] ?? 0) + 0.0722 * (data[pixel + 2] ?? 0)
  // How far inside to look for the body: past the soft edge of a picture that was enlarged or shrunk.
  const inward = Math.max(2, Math.round(Math.max(width, height) / 170))
  const steps = [inward * 4, -inward * 4, inward * width * 4, -inward * width * 4]
  const last = width * height * 4
  for (let pixel = 0; pixel < last; pixel += 4) {
    const alpha = data[pixel + 3] ?? 0
    if (alpha <= DUST) continue
    edges.visible += 1
    if (alpha === 255) edges.opaque += 1
    if (alpha < 32 || alpha > 224) continue
    const body = steps.find((step) => (data[pixel + step + 3] ?? 0) > 240)
    if (body === undefined) continue
    edges.rim += 1
    const here = light(pixel)
    if (here > 225 && light(pixel + body) < 180) edges.fringe += 1
    // A dark line around a light body is a style; a body that is dark too is gone on a dark chat.
    const deep = pixel + body * 4
    if (here < 48 && light(pixel + body) < 60 && ((data[deep + 3] ?? 0) < 240 || light(deep) < 80)) edges.dark += 1
  }
  return edges
}

/** The sides along which the drawing seems to go on beyond the picture, the worst first. */
function cutSides({ width, height, data }: Raster): { side: string; share: number }[] {
  const share = (length: number, pixel: (index: number) => number) => {
    let opaque = 0
    for (let index = 0; index < length; index += 1) if ((data[pixel(index) * 4 + 3] ?? 0) > 200) opaque += 1
    return percent(opaque, length)
  }
  return [
    { side: 'top', share: share(width, (x) => x) },
    { side: 'bottom', share: share(width, (x) => (height - 1) * width + x) },
    { side: 'left', share: share(height, (y) => y * width) },
    { side: 'right', share: share(height, (y) => y * width + width - 1) },
  ]
    .filter((edge) => edge.share > CUT_OFF)
    .toSorted((a, b) => b.share - a.share)
}
