import { artKey, PREVIEW_FORMATS, previewPath, type PreviewFormat, type PreviewSize } from './art-key'
import { sha256 } from './master'
import { dieCut } from './pixels/die-cut'
import { decodeMaster, fromRaster, type Raster, toRaster } from './pixels/raster'

export interface MediaFile {
  /** Below the media root, see `previewPath`. */
  path: string
  bytes: Buffer
}

const LARGEST = 448

/**
 * The pictures the shop shows of a sticker: die-cut, square, at fixed sizes. Decoded and cut once.
 * @returns Five files under the master's art key: 112, 224, 448 as WebP; 224, 448 as AVIF.
 */
export async function makePreviews(master: Uint8Array): Promise<{ key: string; files: MediaFile[] }> {
  const key = artKey(sha256(master))
  return { key, files: await stillPreviews(key, await dieCut(await decodeMaster(master), LARGEST)) }
}

/** The five still files, from the largest of them. */
export async function stillPreviews(key: string, largest: Raster): Promise<MediaFile[]> {
  const files: MediaFile[] = []
  for (const size of [448, 224, 112] as const) {
    const raster = size === LARGEST ? largest : await shrink(largest, size)
    for (const format of PREVIEW_FORMATS[size])
      files.push({ path: previewPath(key, size, format), bytes: await encodePreview(raster, format) })
  }
  return files
}

/** The picture as it is, 224 px on its longer side, to show what a fix would do. */
export async function makePlainPreview(master: Uint8Array, size: PreviewSize = 224): Promise<Buffer> {
  const raster = await decodeMaster(master)
  return fromRaster(raster).resize({ width: size, height: size, fit: 'inside' }).webp(WEBP).toBuffer()
}

// Effort 6 with alphaQuality 100 costs a hundred times effort 4 for 2 to 5 % (docs/platforms.md); 4 is the best there is.
const WEBP = { quality: 80, effort: 4 } as const
const AVIF = { quality: 60, effort: 2 } as const

export function encodePreview(raster: Raster, format: PreviewFormat): Promise<Buffer> {
  const image = fromRaster(raster)
  return format === 'webp' ? image.webp(WEBP).toBuffer() : image.avif(AVIF).toBuffer()
}

function shrink(raster: Raster, size: number): Promise<Raster> {
  return toRaster(fromRaster(raster).resize({ width: size, height: size, kernel: 'lanczos3' }))
}
