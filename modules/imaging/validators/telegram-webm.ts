import type { Problem } from '@/core/refusal'
import { wrong } from './find-faults'

// Reads the bytes by itself, with nothing of the code that writes them: what both get wrong alike would never be seen.

/** What Telegram's servers take: core.telegram.org/stickers, bytes of TDLib's StickerFormat.cpp. */
const RULES = {
  sticker: {
    maxBytes: 1 << 18,
    fits: (width: number, height: number) => Math.max(width, height) === 512,
    size: '512 × ≤ 512',
  },
  emoji: {
    maxBytes: 1 << 16,
    fits: (width: number, height: number) => width === 100 && height === 100,
    size: '100 × 100',
  },
}
const MOST_MS = 3_000
const MOST_FPS = 30
/** Times are whole ms: 30 a second over 90 frames may be told a little too fast. */
const ROUNDING = 1.01

/** Elements by number; those in here have children that are looked into. */
const PARENTS = new Set([
  0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0x1f43b675, 0xa0, 0x75a1, 0xa6, 0x1a45dfa3, 0x55b0,
])
/** All a sticker is made of. */
const KNOWN = new Set([
  ...PARENTS,
  0x4286,
  0x42f7,
  0x42f2,
  0x42f3,
  0x4282,
  0x4287,
  0x4285,
  0x2ad7b1,
  0x4489,
  0x4d80,
  0x5741,
  0xd7,
  0x73c5,
  0x83,
  0x9c,
  0x23e383,
  0x55ee,
  0x86,
  0xb0,
  0xba,
  0x53c0,
  0x55b1,
  0x55b9,
  0x55ba,
  0x55bb,
  0xe7,
  0xa1,
  0x9b,
  0xfb,
  0xee,
  0xa5,
])

interface Node {
  id: number
  data: DataView
  children: Node[]
}

/** Whether a WebM is what Telegram takes as a video sticker or custom emoji: every frame counted, its sizes read in the video itself. */
export function validateTelegramWebm(file: string, bytes: Uint8Array, kind: keyof typeof RULES): Problem[] {
  const rule = RULES[kind]
  const found: Problem[] = []
  if (bytes.length > rule.maxBytes)
    found.push(wrong('weight', file, { bytes: bytes.length, limitBytes: rule.maxBytes }))
  const film = readFilm(bytes)
  if (!film) return [...found, wrong('damaged', file)]
  if (film.codecs.join() !== 'V_VP9') {
    const codecs = film.codecs.join(', ').replace(/[^\w/, ]/g, '?')
    return [...found, wrong('format', file, { found: codecs || '?', wanted: 'VP9' })]
  }
  if (film.strangers.length > 0) found.push(wrong('extra', file, { found: film.strangers.join(' ') }))
  const { width, height, times, endMs } = film
  if (!rule.fits(width, height)) found.push(wrong('size', file, { width, height, wanted: rule.size }))
  if (endMs > MOST_MS) found.push(wrong('time', file, { measured: Math.round(endMs), limit: MOST_MS }))
  const rate = (1000 * times.length) / Math.max(1, endMs)
  if (rate > MOST_FPS * ROUNDING) found.push(wrong('rate', file, { measured: Math.round(rate), limit: MOST_FPS }))
  return found
}

interface Film {
  codecs: string[]
  width: number
  height: number
  times: number[]
  endMs: number
  strangers: string[]
}

/** Undefined where the file is torn, or says one thing and holds another. */
export function readFilm(bytes: Uint8Array): Film | undefined {
  const top = nodes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const [header, segment] = top ?? []
  if (!top || header?.id !== 0x1a45dfa3 || segment?.id !== 0x18538067) return undefined
  const all = (node: Node, id: number) => node.children.filter((child) => child.id === id)
  const one = (node: Node | undefined, id: number) => node && all(node, id)[0]
  if (text(one(header, 0x4282)) !== 'webm') return undefined
  const scale = number(one(one(segment, 0x1549a966), 0x2ad7b1)) || 1_000_000
  const entries = all(segment, 0x1654ae6b).flatMap((tracks) => all(tracks, 0xae))
  const [entry] = entries
  const video = one(entry, 0xe0)
  const [width, height] = [number(one(video, 0xb0)), number(one(video, 0xba))]
  const hasAlpha = number(one(video, 0x53c0)) === 1
  // What a block without a time of its own is shown for.
  const usualMs = number(one(entry, 0x23e383)) / 1e6
  const film: Film = {
    codecs: entries.map((track) => text(one(track, 0x86))),
    width,
    height,
    times: [],
    endMs: 0,
    strangers: [...new Set(strangersIn(top))].map((id) => id.toString(16)),
  }
  if (top.length > 2) film.strangers.push(`${top.length - 2}+`)

  for (const cluster of all(segment, 0x1f43b675)) {
    const start = number(one(cluster, 0xe7))
    for (const block of cluster.children) {
      const data = block.id === 0xa0 ? one(block, 0xa1)?.data : block.id === 0xa3 ? block.data : undefined
      if (!data) continue
      const alpha = one(one(one(block, 0x75a1), 0xa6), 0xa5)?.data
      if (data.byteLength < 5) return undefined
      const track = entries.findIndex((some) => data.getUint8(0) === 0x80 + number(one(some, 0xd7)))
      if (track < 0) return undefined
      if (track > 0) continue
      if (hasAlpha !== (alpha !== undefined)) return undefined
      const timeMs = ((start + data.getInt16(1)) * scale) / 1e6
      const shownMs = (number(one(block, 0x9b)) * scale) / 1e6 || usualMs
      if (timeMs < 0 || (film.times.length > 0 && timeMs <= (film.times.at(-1) ?? 0))) return undefined
      // The first frame of either stands on its own and says how large it is.
      if (film.times.length === 0 && ![view(data, 4), alpha].every((frame) => !frame || isKeyOf(frame, width, height)))
        return undefined
      film.times.push(timeMs)
      film.endMs = timeMs + shownMs
    }
  }
  return film.times.length > 1 ? film : undefined
}

const view = (data: DataView, from: number) => new DataView(data.buffer, data.byteOffset + from, data.byteLength - from)

/** VP9 bitstream specification 6.2: the uncompressed header of a key frame of profile 0 (8 bits, 4:2:0). */
function isKeyOf(frame: DataView, width: number, height: number): boolean {
  if (frame.byteLength < 10) return false
  // Marker 2, profile 0, not a repeat, key frame, shown; then the code that marks one.
  if ((frame.getUint8(0) & 0xfe) !== 0x82 || frame.getUint16(1) !== 0x4983 || frame.getUint8(3) !== 0x42) return false
  // Three bits of colour space and one of range, then two times sixteen bits.
  const bits = (BigInt(frame.getUint32(4)) << 16n) | BigInt(frame.getUint16(8))
  const size = (from: number) => Number((bits >> BigInt(48 - from - 16)) & 0xffffn) + 1
  return size(4) === width && size(20) === height
}

function* strangersIn(list: readonly Node[]): Generator<number> {
  for (const { id, children } of list) {
    if (!KNOWN.has(id)) yield id
    yield* strangersIn(children)
  }
}

/** The whole tree; undefined as soon as a length does not hold. An unknown length is not one. */
function nodes(data: DataView): Node[] | undefined {
  const list: Node[] = []
  for (let at = 0; at < data.byteLength;) {
    const idBytes = Math.clz32(data.getUint8(at)) - 23
    if (idBytes > 4 || at + idBytes >= data.byteLength) return undefined
    const sizeBytes = Math.clz32(data.getUint8(at + idBytes)) - 23
    const start = at + idBytes + sizeBytes
    if (sizeBytes > 8 || start > data.byteLength) return undefined
    const id = integer(data, at, idBytes)
    // Without the bit that says how long it is; what is more than a number can hold is more than the file has, too.
    const top = data.getUint8(at + idBytes) & (0xff >> sizeBytes)
    const size = top * 256 ** (sizeBytes - 1) + integer(data, at + idBytes + 1, sizeBytes - 1)
    if (start + size > data.byteLength) return undefined
    const content = new DataView(data.buffer, data.byteOffset + start, size)
    const children = PARENTS.has(id) ? nodes(content) : []
    if (!children) return undefined
    list.push({ id, data: content, children })
    at = start + size
  }
  return list
}

function integer(data: DataView, at: number, bytes: number): number {
  let value = 0
  for (let index = 0; index < bytes; index += 1) value = value * 256 + data.getUint8(at + index)
  return value
}

const number = (node: Node | undefined) => (node ? integer(node.data, 0, Math.min(6, node.data.byteLength)) : 0)

const text = (node: Node | undefined) =>
  node ? Buffer.from(node.data.buffer, node.data.byteOffset, Math.min(32, node.data.byteLength)).toString('latin1') : ''
