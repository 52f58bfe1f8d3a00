/** Formats that become stickers. */
export const PICTURE_FORMATS = ['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff', 'svg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** As people write them; a format's name is the same in every language. */
export const FORMAT_NAMES: Record<PictureFormat, string> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  avif: 'AVIF',
  gif: 'GIF',
  tiff: 'TIFF',
  svg: 'SVG',
}

/** What a file is by its first bytes: a picture we read, an archive, something we can name but not read, or unknown. */
export type FileKind =
  | { is: 'picture'; format: PictureFormat }
  | { is: 'video'; format: 'webm' | 'mp4'; name: string }
  | { is: 'archive' }
  | { is: 'other'; name: string }
  | { is: 'unknown' }

const at = (bytes: Uint8Array, offset: number, text: string) => {
  for (let index = 0; index < text.length; index += 1)
    if (bytes[offset + index] !== text.charCodeAt(index)) return false
  return true
}

/** Files people send by mistake, so that the answer can name them. */
const OTHERS: readonly [string, number, string][] = [
  ['PDF', 0, '%PDF'],
  ['Photoshop', 0, '8BPS'],
  ['PostScript', 0, '%!PS'],
  ['BMP', 0, 'BM'],
  ['ICO', 0, '\0\0\x01\0'],
  ['gzip', 0, '\x1f\x8b'],
  ['RAR', 0, 'Rar!'],
  ['7-Zip', 0, '7z\xbc\xaf'],
  ['XZ', 0, '\xfd7zXZ'],
  ['JPEG XL', 0, '\xff\x0a'],
  ['JPEG XL', 4, 'JXL '],
  ['JPEG 2000', 4, 'jP  '],
  ['JPEG 2000', 0, '\xff\x4f\xff\x51'],
  ['BigTIFF', 0, 'II\x2b\0'],
  ['BigTIFF', 0, 'MM\0\x2b'],
  ['GIMP', 0, 'gimp xcf'],
  ['MP3', 0, 'ID3'],
  ['tar', 257, 'ustar'],
]

/**
 * What a file is, from its content only: its name is never asked.
 * @param head The first 4 KB of the file; less when the file is shorter.
 */
export function fileKind(head: Uint8Array): FileKind {
  if (at(head, 0, '\x89PNG\r\n\x1a\n')) return { is: 'picture', format: 'png' }
  if (at(head, 0, '\xff\xd8\xff')) return { is: 'picture', format: 'jpeg' }
  if (at(head, 0, 'GIF87a') || at(head, 0, 'GIF89a')) return { is: 'picture', format: 'gif' }
  if (at(head, 0, 'RIFF') && at(head, 8, 'WEBP')) return { is: 'picture', format: 'webp' }
  if (at(head, 0, 'II\x2a\0') || at(head, 0, 'MM\0\x2a')) return { is: 'picture', format: 'tiff' }
  // "PK\5\6" is an archive with nothing in it.
  if (at(head, 0, 'PK\x03\x04') || at(head, 0, 'PK\x05\x06')) return { is: 'archive' }
  if (at(head, 4, 'ftyp')) return mediaKind(head)
  if (at(head, 0, '\x1a\x45\xdf\xa3')) return { is: 'video', format: 'webm', name: 'WebM' }
  const other = OTHERS.find(([, offset, magic]) => at(head, offset, magic))
  if (other) return { is: 'other', name: other[0] }
  return textKind(head)
}

/** ISO base media: AVIF says so in one of its brands, the others are films or HEIC. */
function mediaKind(head: Uint8Array): FileKind {
  const brands: string[] = []
  const end = Math.min(head.length, ((head[2] ?? 0) << 8) | (head[3] ?? 0), 256)
  for (let offset = 8; offset + 4 <= end; offset += 4)
    if (offset !== 12) brands.push(String.fromCharCode(...head.subarray(offset, offset + 4)))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return { is: 'picture', format: 'avif' }
  if (brands.some((brand) => /^(hei|hev|mif1|msf1)/.test(brand))) return { is: 'other', name: 'HEIC' }
  return { is: 'video', format: 'mp4', name: 'MP4' }
}

/** SVG is text that has an `<svg` where a document begins; anything may stand before it that XML allows there. */
function textKind(head: Uint8Array): FileKind {
  // A drawing in UTF-16 is not read, but is told so by name (svg.encoding).
  const encoding =
    head[0] === 0xfe || head[0] === 0 ? 'utf-16be' : head[0] === 0xff || head[1] === 0 ? 'utf-16le' : 'utf-8'
  const text = new TextDecoder(encoding).decode(head.subarray(0, 4096)).replace(/^\ufeff/, '')
  if (/^\s*(<\?|<!--|<!DOCTYPE\s+(?:[\w.-]+:)?svg|<(?:[\w.-]+:)?svg[\s/>])/i.test(text)) {
    if (/<(?:[\w.-]+:)?svg[\s/>]|<!DOCTYPE\s+(?:[\w.-]+:)?svg/i.test(text)) return { is: 'picture', format: 'svg' }
  }
  if (/^\s*<(!doctype\s+html|html|head|body)/i.test(text)) return { is: 'other', name: 'HTML' }
  return { is: 'unknown' }
}
