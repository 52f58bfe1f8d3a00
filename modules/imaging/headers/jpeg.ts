import { damaged, type Header, Reader, truncated } from './header'

// Start of frame, all kinds of them; C4, C8 and CC are other things: ITU-T T.81, table B.1.
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** A JPEG's size, scans and end, by walking its markers and looking past its coded data. */
export function readJpeg(bytes: Uint8Array): Header {
  const file = new Reader(bytes)
  let size: { width: number; height: number } | undefined
  let scans = 0
  let offset = 2
  for (;;) {
    if (offset >= file.length) throw truncated('the picture')
    if (file.u8(offset) !== 0xff) throw damaged('no marker where one should be')
    while (file.u8(offset) === 0xff) offset += 1
    const marker = file.u8(offset)
    offset += 1
    if (standsAlone(marker)) continue
    if (marker === 0xd9) break
    const length = file.u16(offset)
    if (length < 2) throw damaged('a segment without length')
    if (offset + length > file.length) throw truncated('a segment')
    if (isFrame(marker)) {
      if (size) throw damaged('two frames')
      size = { height: file.u16(offset + 3), width: file.u16(offset + 5) }
    }
    offset += length
    if (marker === 0xda) {
      scans += 1
      offset = endOfScan(bytes, offset)
    }
  }
  if (!size || scans === 0) throw damaged('no picture data')
  // Phones put films and second pictures after the first one: common, and never read.
  return { ...size, frames: 1, trailingBytes: file.length - offset, scans }
}

/** Where coded data ends: at a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let offset = from; ;) {
    offset = bytes.indexOf(0xff, offset)
    if (offset === -1 || offset + 1 >= bytes.length) throw truncated('coded data')
    const next = bytes[offset + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return offset
    offset += next === 0xff ? 1 : 2
  }
}
