import type { Problem, RefusalParams } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look, Seen } from './look'

export type Files = ReadonlyMap<string, Uint8Array>

export function byPath(files: readonly ExportFile[]): Files {
  return new Map(files.map(({ path, bytes }) => [path, bytes]))
}

/** The words of validators are few, and the same for every platform: `problems.files.<code>`. */
export const wrong = (
  code:
    | 'missing'
    | 'format'
    | 'damaged'
    | 'size'
    | 'weight'
    | 'moves'
    | 'time'
    | 'rate'
    | 'extra'
    | 'count'
    | 'emoji'
    | 'text'
    | 'json'
    | 'differs',
  file: string,
  params: RefusalParams = {},
): Problem => ({ code: `files.${code}`, severity: 'fault', file, params: { file, ...params } })

export interface PictureRule {
  format: 'png' | 'webp'
  maxBytes: number
  fits: (seen: Seen) => boolean
  /** What `fits` asks for, in figures. */
  size: string
}

// What carries pixels, and what a still picture needs besides. Anything else is a stranger: metadata, text, time.
const PLAIN_CHUNKS = {
  webp: new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH']),
  png: new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'bKGD']),
}

/** Everything that is wrong with one still picture of an export. */
export async function checkStill(
  look: Look,
  file: string,
  bytes: Uint8Array | undefined,
  rule: PictureRule,
): Promise<Problem[]> {
  if (!bytes) return [wrong('missing', file)]
  const found: Problem[] = []
  if (bytes.length > rule.maxBytes)
    found.push(wrong('weight', file, { bytes: bytes.length, limitBytes: rule.maxBytes }))
  const seen = await look(bytes)
  if (!seen) return [...found, wrong('damaged', file)]
  if (seen.format !== rule.format) found.push(wrong('format', file, { found: seen.format, wanted: rule.format }))
  if (seen.frames !== 1) found.push(wrong('moves', file, { frames: seen.frames }))
  if (!rule.fits(seen)) found.push(wrong('size', file, { width: seen.width, height: seen.height, wanted: rule.size }))
  const strangers = seen.chunks.filter((chunk) => !PLAIN_CHUNKS[seen.format].has(chunk))
  if (strangers.length > 0) found.push(wrong('extra', file, { found: strangers.join(' ') }))
  else if (seen.trailingBytes > 0) found.push(wrong('extra', file, { found: `${seen.trailingBytes} B` }))
  return found
}

/** How many of something, within bounds. */
export function checkCount(
  code: 'count' | 'emoji',
  file: string,
  measured: number,
  least: number,
  most: number,
): Problem[] {
  return measured >= least && measured <= most ? [] : [wrong(code, file, { measured, least, most })]
}

/** A text within bounds, counted in UTF-16 units as Java and JavaScript do. */
export function checkText(file: string, field: string, text: unknown, least: number, most: number): Problem[] {
  const measured = typeof text === 'string' ? text.length : -1
  return measured >= least && measured <= most
    ? []
    : [wrong('text', file, { field, measured: Math.max(measured, 0), least, most })]
}

/** A file of ours with text in it; undefined when it is not JSON. */
export function readJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
