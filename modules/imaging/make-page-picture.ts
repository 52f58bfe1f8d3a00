import sharp from 'sharp'
import { encodePreview, type MediaFile } from './make-previews'
import { sha256 } from './master'
import { PAGE_PICTURES, type PagePicture, pagePictureKey, pagePicturePaths } from './page-picture'
import { decodeMaster, fromRaster, toRaster } from './pixels/raster'

/** What shows through a banner that is not whole. */
const PAPER = '#f1eadd'

/** A master cut to the shape of its place, around what draws the eye, in every width. */
export async function makePagePicture(
  kind: PagePicture,
  owner: string,
  master: Uint8Array,
): Promise<{ key: string; files: MediaFile[] }> {
  const { widths, ratio } = PAGE_PICTURES[kind]
  const [width] = widths
  const fit = { width, height: width / ratio, fit: 'cover', position: sharp.strategy.attention } as const
  const cut = fromRaster(await decodeMaster(master)).resize(fit)
  const widest = await toRaster(kind === 'banner' ? cut.flatten({ background: PAPER }) : cut)
  const key = pagePictureKey(kind, owner, sha256(master))
  const files: MediaFile[] = []
  for (const { width, path } of pagePicturePaths(kind, key)) {
    const raster = width === widest.width ? widest : await toRaster(fromRaster(widest).resize({ width }))
    files.push({ path, bytes: await encodePreview(raster, 'webp') })
  }
  return { key, files }
}
