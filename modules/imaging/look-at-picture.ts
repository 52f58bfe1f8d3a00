import sharp from 'sharp'
import { fileKind } from './file-kind'
import { BadHeader } from './headers/header'
import { readHeader } from './headers/read-header'
import { toRaster } from './pixels/raster'
import type { Seen } from './validators/look'

/** Walk a picture's chunks and decode its pixels, and give what both agree on; undefined when they do not, or it is not whole. */
export async function lookAtPicture(bytes: Uint8Array): Promise<Seen | undefined> {
  const kind = fileKind(bytes.subarray(0, 4096))
  if (kind.is !== 'picture' || (kind.format !== 'png' && kind.format !== 'webp')) return undefined
  try {
    const { width, height, frames, trailingBytes } = readHeader(kind.format, bytes)
    const raster = await toRaster(sharp(bytes, { failOn: 'warning' }))
    if (raster.width !== width || raster.height !== height) return undefined
    return {
      format: kind.format,
      width,
      height,
      frames,
      trailingBytes,
      chunks: [...new Set(chunksOf(kind.format, bytes))],
    }
  } catch (error) {
    // What a decoder says of bytes is an answer; anything else is a mistake of ours.
    if (error instanceof BadHeader || (error instanceof Error && !(error instanceof TypeError))) return undefined
    throw error
  }
}

/** Names of chunks in a file whose header was read, so that its lengths hold. */
function chunksOf(format: 'png' | 'webp', bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const nameAt = (offset: number) => String.fromCharCode(...bytes.subarray(offset, offset + 4))
  const names: string[] = []
  if (format === 'png')
    for (let offset = 8; offset + 12 <= bytes.length; offset += 12 + view.getUint32(offset))
      names.push(nameAt(offset + 4))
  else
    for (let offset = 12; offset + 8 <= bytes.length;) {
      const length = view.getUint32(offset + 4, true)
      names.push(nameAt(offset))
      offset += 8 + length + (length & 1)
    }
  return names
}
