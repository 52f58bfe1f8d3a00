import { Reader } from '../headers/header'

const HAS_ALPHA = 0x10
const IS_MOVING = 0x02
/** What of a frame draws it: https://developers.google.com/speed/webp/docs/riff_container */
const DRAWS = new Set(['ALPH', 'VP8 ', 'VP8L'])
/** Place, size, time and how it is laid down, before a frame's own chunks. */
const FRAME_HEAD = 16

/**
 * An animated WebP with its frames as they are, in a container of ours, with nothing in it that does not draw. Its header was read.
 * @param loops How often it plays, when not as it says itself.
 * @returns Nothing when it is not an animation after all.
 */
export function cleanWebp(bytes: Uint8Array, loops?: number): Buffer | undefined {
  let header: Buffer | undefined
  let moving = 0
  const parts: Uint8Array[] = []
  for (const { type, whole } of chunksOf(bytes, 12, 8 + new Reader(bytes).u32(4, true))) {
    if (type === 'VP8X' && whole.length === 18) {
      header = Buffer.from(whole)
      header[8] = (header[8] ?? 0) & (HAS_ALPHA | IS_MOVING)
    } else if (type === 'ANIM') {
      const control = Buffer.from(whole)
      if (loops !== undefined) control.writeUInt16LE(loops, 12)
      parts.push(control)
    } else if (type === 'ANMF') {
      moving += 1
      const drawn = [...chunksOf(whole, 8 + FRAME_HEAD, whole.length)].filter((inner) => DRAWS.has(inner.type))
      parts.push(chunk('ANMF', [whole.subarray(8, 8 + FRAME_HEAD), ...drawn.map((inner) => inner.whole)]))
    }
  }
  if (!header || moving < 2) return undefined
  return chunk('RIFF', [Buffer.from('WEBP'), header, ...parts])
}

function chunk(type: string, parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

function* chunksOf(bytes: Uint8Array, from: number, end: number): Generator<{ type: string; whole: Uint8Array }> {
  const file = new Reader(bytes)
  for (let offset = from; offset + 8 <= end;) {
    const length = file.u32(offset + 4, true)
    const next = offset + 8 + length + (length & 1)
    yield { type: file.text(offset, 4), whole: bytes.subarray(offset, next) }
    offset = next
  }
}
