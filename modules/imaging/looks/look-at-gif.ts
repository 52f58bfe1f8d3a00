import type { Seen } from '../validators/look'
import { need, viewOf } from './bytes'

const CONTROL = 0xf9
const APPLICATION = 0xff

/** Every block of a GIF; its "chunks" are what its extensions are called. Its pixels are decoded elsewhere. */
export function lookAtGif(bytes: Uint8Array): Omit<Seen, 'width' | 'height'> & Partial<Seen> {
  const view = viewOf(bytes)
  const table = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  const skip = (from: number): number => {
    let at = from
    for (;;) {
      need(at < bytes.length)
      const length = view.getUint8(at)
      at += length + 1
      if (length === 0) return at
    }
  }
  need(bytes.length > 13)
  const chunks = new Set<string>()
  const durations: number[] = []
  // Without a word about it, a GIF plays once.
  let [loops, delay, offset] = [1, 0, 13 + table(view.getUint8(10))]
  for (;;) {
    need(offset + 1 < bytes.length || view.getUint8(offset) === 0x3b)
    const block = view.getUint8(offset)
    if (block === 0x3b) break
    if (block === 0x2c) {
      durations.push(delay)
      offset = skip(offset + 11 + table(view.getUint8(offset + 9)))
      continue
    }
    need(block === 0x21)
    const label = view.getUint8(offset + 1)
    if (label === CONTROL) delay = view.getUint16(offset + 4, true) * 10
    else if (label === APPLICATION) {
      const name = String.fromCharCode(...bytes.subarray(offset + 3, offset + 14))
      chunks.add(name)
      if (name === 'NETSCAPE2.0') loops = view.getUint16(offset + 16, true)
    } else chunks.add(`0x${label.toString(16)}`)
    offset = skip(offset + 2)
  }
  const trailingBytes = bytes.length - offset - 1
  return { format: 'gif', frames: durations.length, durations, loops, chunks: [...chunks], trailingBytes }
}
