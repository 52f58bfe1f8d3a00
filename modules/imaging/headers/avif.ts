import { damaged, type Header, Reader, truncated } from './header'

interface Box {
  type: string
  start: number
  end: number
}

/** The boxes between two offsets. ISO/IEC 14496-12, 4.2: size 1 means a 64-bit size follows, 0 means to the end. */
function* boxes(file: Reader, from: number, to: number): Generator<Box> {
  for (let offset = from; offset + 8 <= to;) {
    const short = file.u32(offset)
    const type = file.text(offset + 4, 4)
    const long = short === 1
    const size = long ? file.u32(offset + 8) * 2 ** 32 + file.u32(offset + 12) : short === 0 ? to - offset : short
    if (size < (long ? 16 : 8)) throw damaged(`box ${type}`)
    if (offset + size > to) throw truncated(`box ${type}`)
    yield { type, start: offset + (long ? 16 : 8), end: offset + size }
    offset += size
  }
}

/**
 * An AVIF's size: the largest that any of its items claims (the picture, its alpha, its tiles), since a decoder may have to
 * hold it. `avis` among the brands is a film.
 */
export function readAvif(bytes: Uint8Array): Header {
  const file = new Reader(bytes)
  let width = 0
  let height = 0
  let film = false
  let data = false
  for (const box of boxes(file, 0, file.length)) {
    if (box.type === 'ftyp') film = file.text(box.start, 4) === 'avis'
    if (box.type === 'mdat') data = true
    if (box.type !== 'meta') continue
    for (const inner of boxes(file, box.start + 4, box.end)) {
      if (inner.type === 'idat') data = true
      if (inner.type !== 'iprp') continue
      for (const container of boxes(file, inner.start, inner.end)) {
        if (container.type !== 'ipco') continue
        for (const property of boxes(file, container.start, container.end)) {
          if (property.type !== 'ispe') continue
          width = Math.max(width, file.u32(property.start + 4))
          height = Math.max(height, file.u32(property.start + 8))
        }
      }
    }
  }
  if (film) return { width, height, frames: 2, trailingBytes: 0 }
  if (!data || width === 0) throw damaged('no picture data')
  return { width, height, frames: 1, trailingBytes: 0 }
}
