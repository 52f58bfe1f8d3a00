import { damaged, type Header, Reader, truncated } from './header'

/** A WebP's canvas and frames from its chunks: https://developers.google.com/speed/webp/docs/riff_container */
export function readWebp(bytes: Uint8Array): Header {
  const file = new Reader(bytes)
  const end = 8 + file.u32(4, true)
  if (end > file.length) throw truncated('the file')
  let canvas: { width: number; height: number } | undefined
  let frames = 0
  let stills = 0
  for (let offset = 12; offset + 8 <= end;) {
    const type = file.text(offset, 4)
    const length = file.u32(offset + 4, true)
    const body = offset + 8
    if (body + length > end) throw truncated(type)
    if (type === 'VP8X') canvas = { width: file.u24le(body + 4) + 1, height: file.u24le(body + 7) + 1 }
    if (type === 'ANMF') {
      frames += 1
      // A frame has no canvas of its own: it must lie on the file's.
      const right = file.u24le(body) * 2 + file.u24le(body + 6) + 1
      const bottom = file.u24le(body + 3) * 2 + file.u24le(body + 9) + 1
      if (!canvas || right > canvas.width || bottom > canvas.height) throw damaged('a frame outside its canvas')
    }
    if (type === 'VP8 ' || type === 'VP8L') {
      stills += 1
      const size = type === 'VP8 ' ? lossySize(file, body) : losslessSize(file, body)
      if (canvas && (canvas.width !== size.width || canvas.height !== size.height)) throw damaged('two sizes')
      canvas = size
    }
    offset = body + length + (length & 1)
  }
  if (!canvas || frames + stills === 0) throw damaged('no picture data')
  return { ...canvas, frames: Math.max(frames, 1), trailingBytes: file.length - end }
}

/** RFC 6386, 9.1: three bytes of frame tag, the start code, then 14 bits each. */
function lossySize(file: Reader, body: number) {
  if (file.u24le(body + 3) !== 0x2a019d) throw damaged('no start code')
  return { width: file.u16(body + 6, true) & 0x3fff, height: file.u16(body + 8, true) & 0x3fff }
}

function losslessSize(file: Reader, body: number) {
  if (file.u8(body) !== 0x2f) throw damaged('no signature')
  const bits = file.u32(body + 1, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
