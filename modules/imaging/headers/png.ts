import { crc32, inflateSync } from 'node:zlib'
import { damaged, type Header, Reader, truncated } from './header'

// The chunks that change how a still picture looks. All others (text, time, previews, private ones) are left out before
// decoding, so a bomb in compressed text is never inflated: https://www.w3.org/TR/png-3/#11Chunks
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'eXIf'])
const CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

const PROFILE_BYTES = 4_000_000

/**
 * A PNG's header and a copy with only what draws. Checksums of the chunks that draw must be right.
 * A file that misses only its end mark is refused as cut short: nothing says that no more was to come.
 */
export function readPng(bytes: Uint8Array): Header {
  const file = new Reader(bytes)
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  let width = 0
  let height = 0
  let frames = 1
  let data = false
  let profileDropped = false

  for (let offset = 8; ;) {
    const length = file.u32(offset)
    const type = file.text(offset + 4, 4)
    if (!/^[A-Za-z]{4}$/.test(type)) throw damaged('a chunk without a name')
    const end = offset + 12 + length
    if (end > file.length) throw truncated(type)
    const body = bytes.subarray(offset + 8, offset + 8 + length)
    if (CRITICAL.has(type) && crc32(bytes.subarray(offset + 4, offset + 8 + length)) !== file.u32(end - 4))
      throw damaged(`checksum of ${type}`)

    if (offset === 8) {
      if (type !== 'IHDR' || length !== 13) throw damaged('no header chunk')
      width = file.u32(16)
      height = file.u32(20)
    }
    if (type === 'IDAT') data = true
    // Only a control chunk before the picture makes it move; one frame stands still.
    if (type === 'acTL' && !data && length === 8) frames = Math.max(1, file.u32(offset + 8))
    if (type === 'iCCP' && !inflates(body)) profileDropped = true
    else if (KEPT.has(type)) parts.push(bytes.subarray(offset, end))

    offset = end
    if (type === 'IEND') {
      if (!data) throw damaged('no picture data')
      const trailingBytes = file.length - end
      return { width, height, frames, trailingBytes, profileDropped, decode: Buffer.concat(parts) }
    }
  }
}

/** Whether a colour profile unpacks within bounds: libpng would otherwise unpack whatever it is told. */
export function inflates(profile: Uint8Array): boolean {
  const name = profile.indexOf(0)
  if (name < 1 || name > 79) return false
  try {
    inflateSync(profile.subarray(name + 2), { maxOutputLength: PROFILE_BYTES })
    return true
  } catch {
    return false
  }
}
