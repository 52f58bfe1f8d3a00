import sharp from 'sharp'
import type { Problem } from '@/core/refusal'
import { type FileKind, fileKind, FORMAT_NAMES, type PictureFormat } from './file-kind'
import { BadHeader, type Header } from './headers/header'
import { readHeader } from './headers/read-header'
import { scanSvg } from './headers/svg'
import { MASTER_SIDE, PICTURE_LIMITS, SVG_SIDE } from './limits'
import { type Master, makeMaster, sha256 } from './master'
import { BadMotion } from './motion/bad-motion'
import { unpackDotLottie } from './motion/lottie/dot-lottie'
import { readLottie } from './motion/lottie/lottie'
import { type Raster, toRaster } from './pixels/raster'
import { type MovingMaster, readMovingSticker } from './read-moving-sticker'
import type { MovingKind } from './sticker-kind'
import { fault, warning } from './sticker-problem'

/** What an uploaded file was. */
export interface Source {
  format: PictureFormat | Exclude<MovingKind, PictureFormat> | 'mp4'
  /** As it stood in the file, before turning it upright: pixels. An SVG's own size, 0 when it has none. */
  width: number
  height: number
  bytes: number
  sha256: string
}

export type ReadSticker =
  | {
      ok: true
      /** Of one that moves: its best frame as a picture, under the name of the moving file. */
      master: Master
      motion?: MovingMaster
      source: Source
      /** About the file; what is said about the picture is in `master.problems`. */ problems: Problem[]
    }
  | { ok: false; problems: Problem[] }

/** Longer than any drawing that is read. */
const DRAWING_BYTES = 4_000_000

/**
 * Turn a file of a stranger into a master: decided by its content, bounded before it is decoded, turned upright, brought to
 * sRGB, everything but its pixels left behind. What moves keeps its frames as they are (read-moving-sticker.ts).
 *
 * Never throws for what is in the bytes. Faults: `image.empty`, `too_large` (bytes), `not_an_image`, `not_supported`,
 * `truncated`, `damaged`, `too_many_pixels`, `too_long_side`, `too_small`, `too_many_scans`, `animated` (AVIF), `many_pages`,
 * `svg.*` for what a drawing may not hold, and of what moves `motion.*`, `apng.*`, `lottie.*`, `video.*`. Warnings: `image.hidden_data`, `image.profile_ignored`, `svg.text`.
 * Time and memory are bounded by the process it runs in (imaging-pool.ts).
 */
export async function readSticker(bytes: Uint8Array): Promise<ReadSticker> {
  if (bytes.length === 0) return refuse(fault('image.empty'))
  const kind = fileKind(bytes.subarray(0, 4096))
  if (bytes.length <= DRAWING_BYTES && (await isDrawing(bytes, kind))) return readMoving(bytes, 'lottie')
  if (kind.is === 'unknown') return refuse(fault('image.not_an_image'))
  if (kind.is === 'archive') return refuse(fault('image.not_supported', { found: 'ZIP' }))
  if (kind.is === 'other') return refuse(fault('image.not_supported', { found: kind.name }))

  const limit = kind.format === 'svg' ? PICTURE_LIMITS.svgBytes : PICTURE_LIMITS.bytes
  if (bytes.length > limit) return refuse(fault('image.too_large', { bytes: bytes.length, limitBytes: limit }))
  if (kind.is === 'video') return readMoving(bytes, kind.format)
  return kind.format === 'svg' ? readDrawing(bytes) : readPicture(kind.format, bytes)
}

/** JSON, gzip or a .lottie archive is a drawing when it begins like one; what is wrong with it is the drawing's reader's to say. */
async function isDrawing(bytes: Uint8Array, kind: FileKind): Promise<boolean> {
  if (kind.is === 'picture') return false
  try {
    if (kind.is === 'archive') return (await unpackDotLottie(bytes)) !== undefined
    return readLottie(bytes) !== undefined
  } catch (error) {
    if (error instanceof BadMotion) return true
    throw error
  }
}

type MovingFormat = 'webp' | 'gif' | 'png' | 'lottie' | 'webm' | 'mp4'

async function readMoving(bytes: Uint8Array, format: MovingFormat): Promise<ReadSticker> {
  const read = await readMovingSticker(bytes)
  if (!read.ok) return read
  const { source, ...rest } = read
  // An MP4 is kept as another kind, and was one.
  const was = format === 'mp4' ? format : (rest.motion?.kind ?? format)
  return { ...rest, source: { ...source, format: was, bytes: bytes.length, sha256: sha256(bytes) } }
}

const refuse = (...problems: Problem[]): ReadSticker => ({ ok: false, problems })

async function readPicture(format: Exclude<PictureFormat, 'svg'>, bytes: Uint8Array): Promise<ReadSticker> {
  const header = tryHeader(format, bytes)
  if ('problem' in header) return refuse(header.problem)
  const { width, height, frames, trailingBytes } = header
  const moves = frames > 1 && (format === 'webp' || format === 'gif' || format === 'png')
  if (moves && Math.min(width, height) >= PICTURE_LIMITS.leastSide)
    return withHidden(await readMoving(bytes, format), trailingBytes)
  const unfit = judgeHeader(header, format)
  if (unfit) return refuse(unfit)

  const problems: Problem[] = []
  if (trailingBytes > 0 && format !== 'jpeg') problems.push(warning('image.hidden_data', { bytes: trailingBytes }))
  if (header.profileDropped) problems.push(warning('image.profile_ignored'))
  const raster = await decode(header.decode ?? bytes, format)
  if (!raster) return refuse(fault('image.damaged', { format: FORMAT_NAMES[format] }))
  return {
    ok: true,
    master: await makeMaster(raster),
    source: { format, width, height, bytes: bytes.length, sha256: sha256(bytes) },
    problems,
  }
}

function withHidden(read: ReadSticker, trailingBytes: number): ReadSticker {
  if (!read.ok || trailingBytes === 0) return read
  return { ...read, problems: [...read.problems, warning('image.hidden_data', { bytes: trailingBytes })] }
}

function tryHeader(format: Exclude<PictureFormat, 'svg'>, bytes: Uint8Array): Header | { problem: Problem } {
  try {
    return readHeader(format, bytes)
  } catch (error) {
    if (!(error instanceof BadHeader)) throw error
    return { problem: fault(`image.${error.fault}`, { format: FORMAT_NAMES[format], bytes: bytes.length }) }
  }
}

function judgeHeader({ width, height, frames, scans = 0 }: Header, format: PictureFormat): Problem | undefined {
  const { side, pixels, leastSide } = PICTURE_LIMITS
  if (width === 0 || height === 0) return fault('image.damaged', { format: FORMAT_NAMES[format] })
  if (width * height > pixels)
    return fault('image.too_many_pixels', { width, height, measured: width * height, limit: pixels })
  if (Math.max(width, height) > side)
    return fault('image.too_long_side', { width, height, measured: Math.max(width, height), limit: side })
  if (frames > 1)
    return format === 'tiff'
      ? fault('image.many_pages', { count: frames })
      : fault('image.animated', { format: FORMAT_NAMES[format], count: frames })
  if (Math.min(width, height) < leastSide)
    return fault('image.too_small', { width, height, measured: Math.min(width, height), limit: leastSide })
  if (scans > PICTURE_LIMITS.scans)
    return fault('image.too_many_scans', { measured: scans, limit: PICTURE_LIMITS.scans })
  return undefined
}

/** Pixels of a picture whose header was judged, or undefined when they cannot be had. */
async function decode(bytes: Uint8Array, format: PictureFormat): Promise<Raster | undefined> {
  try {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: PICTURE_LIMITS.pixels, sequentialRead: true })
    const { format: read, width, height } = await image.metadata()
    // Two readers must agree on what it is and that it is small enough, or one of them is being lied to.
    if (read !== (format === 'avif' ? 'heif' : format) || width * height > PICTURE_LIMITS.pixels) return undefined
    return await toRaster(
      image.autoOrient().resize({ width: MASTER_SIDE, height: MASTER_SIDE, fit: 'inside', withoutEnlargement: true }),
    )
  } catch {
    return undefined
  }
}

async function readDrawing(bytes: Uint8Array): Promise<ReadSticker> {
  const scan = scanSvg(bytes)
  if (scan.fault) return refuse(fault(`svg.${scan.fault.code}`, scan.fault.params))
  if (!scan.embedded.every(fitsInside)) return refuse(fault('svg.embedded'))

  const drawn = await draw(bytes)
  if (!drawn) return refuse(fault('svg.unreadable'))
  const { raster, width, height } = drawn
  return {
    ok: true,
    master: await makeMaster(raster),
    source: { format: 'svg', width, height, bytes: bytes.length, sha256: sha256(bytes) },
    problems: scan.text ? [warning('svg.text')] : [],
  }
}

/** Whether a picture inside a drawing is one that we would read by itself, but for how small it may be. */
function fitsInside(picture: Uint8Array): boolean {
  const kind = fileKind(picture)
  if (kind.is !== 'picture' || kind.format === 'svg') return false
  const header = tryHeader(kind.format, picture)
  return !('problem' in header) && (judgeHeader(header, kind.format)?.code ?? 'image.too_small') === 'image.too_small'
}

/** Draw an SVG with its long side between 1,024 and 2,048 pixels, whatever size it gives itself. */
async function draw(bytes: Uint8Array): Promise<{ raster: Raster; width: number; height: number } | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    const long = Math.max(width, height)
    if (long === 0 || Math.min(width, height) === 0) return undefined
    const side = Math.min(MASTER_SIDE, Math.max(SVG_SIDE, long))
    // 72 is the density at which a drawing has the size it states.
    const density = Math.min(100_000, Math.max(1, (72 * side) / long))
    const image = sharp(bytes, { density, limitInputPixels: PICTURE_LIMITS.pixels })
    const raster = await toRaster(image.resize({ width: side, height: side, fit: 'inside' }))
    return Math.min(raster.width, raster.height) < PICTURE_LIMITS.leastSide ? undefined : { raster, width, height }
  } catch {
    return undefined
  }
}
