import type { Seen } from '../validators/look'
import { nameAt, need, viewOf } from './bytes'

/** Every chunk of a WebP, and each frame of one that moves. Its pixels are decoded elsewhere. */
export function lookAtWebp(bytes: Uint8Array): Omit<Seen, 'width' | 'height'> & Partial<Seen> {
  const view = viewOf(bytes)
  need(bytes.length >= 20)
  const end = 8 + view.getUint32(4, true)
  need(end <= bytes.length)
  const chunks = new Set<string>()
  const durations: number[] = []
  let loops = 0
  for (let offset = 12; offset + 8 <= end;) {
    const [type, length] = [nameAt(bytes, offset), view.getUint32(offset + 4, true)]
    const body = offset + 8
    need(body + length <= end)
    chunks.add(type)
    if (type === 'ANIM') loops = view.getUint16(body + 4, true)
    if (type === 'ANMF') {
      durations.push(view.getUint16(body + 12, true) | (view.getUint8(body + 14) << 16))
      for (let inner = body + 16; inner + 8 <= body + length;) {
        const size = view.getUint32(inner + 4, true)
        need(inner + 8 + size <= body + length)
        chunks.add(nameAt(bytes, inner))
        inner += 8 + size + (size & 1)
      }
    }
    offset = body + length + (length & 1)
  }
  const frames = Math.max(1, durations.length)
  return { format: 'webp', frames, durations, loops, chunks: [...chunks], trailingBytes: bytes.length - end }
}
