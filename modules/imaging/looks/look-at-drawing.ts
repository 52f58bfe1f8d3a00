import { gunzipSync } from 'node:zlib'
import type { Seen } from '../validators/look'
import { need } from './bytes'

const BYTES = 4_000_000

/**
 * A Lottie drawing, packed as TGS is or as plain JSON: its canvas and time by its own numbers, and as "chunks" what is in it that Telegram
 * bans (core.telegram.org/stickers), found wherever it stands. Shares nothing with motion/lottie.
 */
export function lookAtDrawing(bytes: Uint8Array): Seen {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  const text = packed ? gunzipSync(bytes, { maxOutputLength: BYTES }) : Buffer.from(bytes)
  const drawing = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as Record<string, unknown>
  const [w, h, fr, ip, op] = ['w', 'h', 'fr', 'ip', 'op'].map((key) => drawing[key])
  need([w, h, fr, ip, op].every((one) => typeof one === 'number' && Number.isFinite(one)) && Array.isArray(drawing['layers'])) // prettier-ignore
  const [rate, first, last] = [Number(fr), Number(ip), Number(op)]
  const frames = Math.round(last - first)
  need(rate > 0 && frames > 0 && frames < 100_000)
  const banned = new Set<string>()
  findBanned(drawing, banned)
  if (packed && rate !== 30 && rate !== 60) banned.add('fr')
  return {
    format: packed ? 'tgs' : 'lottie',
    width: Number(w),
    height: Number(h),
    frames,
    durations: Array.from({ length: frames }, () => 1000 / rate),
    loops: 0,
    chunks: packed ? [...banned] : [],
    // Gzip says itself where it ends, and unpacking fails on what is behind it.
    trailingBytes: 0,
  }
}

const SHAPES = new Set(['sr', 'mm', 'rp', 'gs'])

function findBanned(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) findBanned(one, found)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return
  const one = value as Record<string, unknown>
  if (typeof one['ty'] === 'string' && SHAPES.has(one['ty'])) found.add(one['ty'])
  if (one['ddd'] === 1) found.add('ddd')
  if (typeof one['x'] === 'string') found.add('x')
  // Of a layer only: elsewhere these letters mean something else.
  if (typeof one['ty'] === 'number' && 'ks' in one) {
    if (one['ty'] !== 0 && one['ty'] !== 3 && one['ty'] !== 4) found.add(`ty ${one['ty']}`)
    if (one['tm'] !== undefined) found.add('tm')
    if (one['ao'] === 1) found.add('ao')
    if (Array.isArray(one['ef']) && one['ef'].length > 0) found.add('ef')
    if (Array.isArray(one['masksProperties']) && one['masksProperties'].length > 0) found.add('masksProperties')
    if (typeof one['sr'] === 'number' && one['sr'] !== 1) found.add('sr')
  }
  for (const inner of Object.values(one)) findBanned(inner, found)
}
