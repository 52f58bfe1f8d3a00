import type { PictureFormat } from '../file-kind'
import { readAvif } from './avif'
import { readGif } from './gif'
import type { Header } from './header'
import { readJpeg } from './jpeg'
import { readPng } from './png'
import { readTiff } from './tiff'
import { readWebp } from './webp'

const READERS: Record<Exclude<PictureFormat, 'svg'>, (bytes: Uint8Array) => Header> = {
  png: readPng,
  jpeg: readJpeg,
  webp: readWebp,
  avif: readAvif,
  gif: readGif,
  tiff: readTiff,
}

/**
 * Size, frames and end of a picture, without decoding it.
 * @throws BadHeader when the file is cut short or contradicts itself. Nothing else is thrown, whatever the bytes.
 */
export function readHeader(format: Exclude<PictureFormat, 'svg'>, bytes: Uint8Array): Header {
  return READERS[format](bytes)
}
