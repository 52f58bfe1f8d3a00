import { gzipSync } from 'node:zlib'
import { fault, type StickerProblem } from '../../sticker-problem'
import { drawnText } from './clean-lottie'
import { isObject, type Json, type Lottie, listOf } from './lottie'

const SIDE = 512
const SECONDS = 3
const RATES = [30, 60]
const BYTES = 65_536

/**
 * What Telegram bans from a drawing, by where it would stand (core.telegram.org/stickers, "Animated stickers", and its own
 * exporter's checks).
 */
const BANNED_SHAPES = new Map([
  ['sr', 'star'],
  ['mm', 'merge paths'],
  ['rp', 'repeater'],
  ['gs', 'gradient stroke'],
])
const ALLOWED_LAYERS = new Map([
  [0, 'composition'],
  [3, 'null'],
  [4, 'shape'],
])

/**
 * A drawing as Telegram's .tgs: the same JSON, packed anew so that nothing travels along.
 * @returns The file, or all that Telegram would refuse it for: `tgs.canvas`, `.rate`, `.too_long`, `.too_large`, `.feature`.
 */
export function keepTgs(lottie: Lottie): { bytes: Buffer } | { problems: StickerProblem[] } {
  const { width, height, rate, first, last, json } = lottie
  const text = drawnText(lottie)
  const problems: StickerProblem[] = []
  if (width !== SIDE || height !== SIDE) problems.push(fault('tgs.canvas', { width, height, limit: SIDE }))
  if (!RATES.includes(rate)) problems.push(fault('tgs.rate', { measured: rate }))
  const seconds = (last - first) / rate
  if (seconds > SECONDS)
    problems.push(fault('tgs.too_long', { measured: Math.round(seconds * 100) / 100, limit: SECONDS }))
  for (const found of bannedIn(json)) problems.push(fault('tgs.feature', { found }))
  // Telegram's own clients tell a .tgs by this mark.
  const bytes = gzipSync(text.startsWith('{"tgs":') ? text : `{"tgs":1,${text.slice(1)}`, { level: 9 })
  if (bytes.length > BYTES) problems.push(fault('tgs.too_large', { bytes: bytes.length, limitBytes: BYTES }))
  return problems.length > 0 ? { problems } : { bytes }
}

function bannedIn(json: Json): Set<string> {
  const found = new Set<string>()
  if (json['ddd'] === 1) found.add('3D')
  for (const composition of [json, ...listOf(json['assets'])]) {
    if (!isObject(composition)) continue
    if (typeof composition['p'] === 'string') found.add('image')
    for (const layer of listOf(composition['layers'])) if (isObject(layer)) bannedInLayer(layer, found)
  }
  return found
}

function bannedInLayer(layer: Json, found: Set<string>): void {
  const { ty, ddd, sr, tm, ao, ef, hasMask, masksProperties } = layer
  if (!ALLOWED_LAYERS.has(ty as number)) found.add('layer that is not a shape')
  if (ddd === 1) found.add('3D')
  if (typeof sr === 'number' && sr !== 1) found.add('time stretch')
  if (tm !== undefined) found.add('time remap')
  if (ao === 1) found.add('auto-orient')
  if (listOf(ef).length > 0) found.add('effect')
  if (hasMask === true || listOf(masksProperties).length > 0) found.add('mask')
  bannedInShapes(layer['shapes'], found)
}

function bannedInShapes(shapes: unknown, found: Set<string>): void {
  for (const shape of listOf(shapes)) {
    if (!isObject(shape)) continue
    const banned = BANNED_SHAPES.get(shape['ty'] as string)
    if (banned) found.add(banned)
    bannedInShapes(shape['it'], found)
  }
}
