import { damaged, type Header, Reader } from './header'

/**
 * A GIF's canvas and frames, by hopping over its blocks. The canvas is what a decoder allocates, so it counts even when the
 * one frame on it is tiny; a frame that reaches beyond it makes the canvas larger.
 * https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function readGif(bytes: Uint8Array): Header {
  const file = new Reader(bytes)
  let width = file.u16(6, true)
  let height = file.u16(8, true)
  let offset = 13 + colourTable(file.u8(10))
  let frames = 0
  for (;;) {
    const block = file.u8(offset)
    if (block === 0x3b) break
    if (block === 0x21) offset = skipData(file, offset + 2)
    else if (block === 0x2c) {
      frames += 1
      width = Math.max(width, file.u16(offset + 1, true) + file.u16(offset + 5, true))
      height = Math.max(height, file.u16(offset + 3, true) + file.u16(offset + 7, true))
      offset = skipData(file, offset + 10 + colourTable(file.u8(offset + 9)) + 1)
    } else throw damaged(`unknown block ${block}`)
  }
  if (frames === 0) throw damaged('no picture data')
  return { width, height, frames, trailingBytes: file.length - offset - 1 }
}

/** Bytes of the table of colours that these flags announce. */
export const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Behind the chain of data blocks that begins here. */
export function skipData(file: Reader, from: number): number {
  let offset = from
  for (;;) {
    const length = file.u8(offset)
    offset += 1 + length
    if (length === 0) return offset
  }
}
