import { BadMotion } from '../bad-motion'
import { isObject, type Json, type Lottie, listOf } from './lottie'

const DEPTH = 64
/** Layers and shapes, each as often as it is drawn: a composition used ten times counts ten times. */
const PARTS = 10_000

/** Shapes that one number makes a million of, and what a number more says. */
const MULTIPLIES = new Map([
  ['rp', 'repeater'],
  ['sr', 'star'],
])
const IMAGE_LAYER = 2
const TEXT_LAYER = 5
const SOUND_LAYER = 6
const LAYERS = new Map([
  [IMAGE_LAYER, 'image'],
  [TEXT_LAYER, 'text'],
  [SOUND_LAYER, 'sound'],
])

/**
 * Whether a drawing may be drawn at all. The renderer has an interpreter inside and believes every number: what it would never
 * come back from is found here, from the JSON alone, and named.
 * @throws BadMotion `lottie.too_deep`, `.too_complex`, `.circle`, `.expression`, `.not_drawn`
 */
export function boundLottie({ json }: Lottie): void {
  walk(json, 0)
  const assets = new Map(listOf(json['assets']).flatMap((asset) => (isObject(asset) ? [[asset['id'], asset]] : [])))
  const known = new Map<Json, number>()
  const open = new Set<Json>()

  const partsOf = (composition: Json): number => {
    const before = known.get(composition)
    if (before !== undefined) return before
    if (open.has(composition)) throw new BadMotion('lottie.circle')
    open.add(composition)
    let parts = 0
    for (const layer of listOf(composition['layers'])) {
      if (!isObject(layer)) continue
      const kind = LAYERS.get(layer['ty'] as number)
      if (kind) throw new BadMotion('lottie.not_drawn', { found: kind })
      const used = assets.get(layer['refId'])
      parts += 1 + shapesIn(layer['shapes']) + (used ? partsOf(used) : 0)
      if (parts > PARTS) throw new BadMotion('lottie.too_complex', { limit: PARTS })
    }
    open.delete(composition)
    known.set(composition, parts)
    return parts
  }
  partsOf(json)
}

/** Every object and list of it, whatever it is called. */
function walk(value: unknown, depth: number): void {
  if (depth > DEPTH) throw new BadMotion('lottie.too_deep', { limit: DEPTH })
  if (Array.isArray(value)) for (const item of value) walk(item, depth + 1)
  else if (isObject(value)) {
    // An expression is text under "x" beside the property it drives; a number there is a place.
    if (typeof value['x'] === 'string') throw new BadMotion('lottie.expression')
    const found = typeof value['ty'] === 'string' ? MULTIPLIES.get(value['ty']) : undefined
    if (found) throw new BadMotion('lottie.not_drawn', { found })
    for (const inner of Object.values(value)) walk(inner, depth + 1)
  }
}

function shapesIn(shapes: unknown): number {
  let count = 0
  for (const shape of listOf(shapes)) if (isObject(shape)) count += 1 + shapesIn(shape['it'])
  return count
}
