import { damaged, type Header, Reader } from './header'

const WIDTH = 256
const HEIGHT = 257
const KIND = 254
const TILE_WIDTH = 322
const TILE_HEIGHT = 323
const SIZES: Record<number, number> = { 1: 1, 3: 2, 4: 4 }

/** A TIFF's first page, and how many there are. A tile counts as a side: a decoder holds it whole. TIFF 6.0, section 2. */
export function readTiff(bytes: Uint8Array): Header {
  const file = new Reader(bytes)
  const little = file.u8(0) === 0x49
  const seen = new Set<number>()
  let first: { width: number; height: number } | undefined
  let frames = 0
  for (let offset = file.u32(4, little); offset !== 0;) {
    if (seen.has(offset)) throw damaged('pages that lead in a circle')
    if (seen.size >= 1_000) throw damaged('too many pages')
    seen.add(offset)
    const count = file.u16(offset, little)
    const tags = new Map<number, number>()
    for (let index = 0; index < count; index += 1) {
      const entry = offset + 2 + index * 12
      const type = file.u16(entry + 2, little)
      const size = SIZES[type]
      if (size !== undefined)
        tags.set(
          file.u16(entry, little),
          size === 2 ? file.u16(entry + 8, little) : size === 1 ? file.u8(entry + 8) : file.u32(entry + 8, little),
        )
    }
    // Bit 0: a small copy of another page, as cameras and drawing programs add them.
    const small = ((tags.get(KIND) ?? 0) & 1) === 1
    if (!small || !first) frames += 1
    first ??= {
      width: Math.max(tags.get(WIDTH) ?? 0, tags.get(TILE_WIDTH) ?? 0),
      height: Math.max(tags.get(HEIGHT) ?? 0, tags.get(TILE_HEIGHT) ?? 0),
    }
    offset = file.u32(offset + 2 + count * 12, little)
  }
  if (!first) throw damaged('no page')
  return { ...first, frames, trailingBytes: 0 }
}
