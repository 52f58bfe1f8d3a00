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
    | 'differs'
    | 'still'
    | 'frames'
    | 'hasty'
    | 'loops',
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
const NONE: ReadonlySet<string> = new Set()
const PLAIN_CHUNKS: Record<Seen['format'], ReadonlySet<string>> = {
  webp: new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH']),
  png: new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'bKGD']),
  gif: NONE,
  tgs: NONE,
  lottie: NONE,
  webm: NONE,
}

/** What of a moving file draws it. Of a drawing: nothing, for what was found in it is banned. */
const MOVING_CHUNKS: Record<Seen['format'], ReadonlySet<string>> = {
  webp: new Set(['VP8X', 'ANIM', 'ANMF', 'VP8 ', 'VP8L', 'ALPH']),
  png: new Set(['IHDR', 'PLTE', 'tRNS', 'acTL', 'fcTL', 'IDAT', 'fdAT', 'IEND', 'sRGB']),
  gif: new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']),
  tgs: NONE,
  lottie: NONE,
  webm: NONE,
}

export interface MovingRule {
  format: Seen['format']
  maxBytes: number
  fits: (seen: Seen) => boolean
  size: string
  /** How many frames it may have. */
  least: number
  most?: number
  /** Each frame at least so long, all of them (with every round, where it does not play for ever) at most. */
  leastMs?: number
  mostMs: number
  /** How often it may play; without it, for ever. */
  loops?: { least: number; most: number }
}

/** Everything that is wrong with one still picture of an export. */
export async function checkStill(
  look: Look,
  file: string,
  bytes: Uint8Array | undefined,
  rule: PictureRule,
): Promise<Problem[]> {
  return bytes ? checkSeen(await look(bytes), file, bytes, rule) : [wrong('missing', file)]
}

/** The same of one that moves. */
export async function checkMoving(
  look: Look,
  file: string,
  bytes: Uint8Array | undefined,
  rule: MovingRule,
): Promise<Problem[]> {
  return bytes ? checkSeenMoving(await look(bytes), file, bytes, rule) : [wrong('missing', file)]
}

/** Where both are taken side by side, by what it is. */
export async function checkEither(
  look: Look,
  file: string,
  bytes: Uint8Array | undefined,
  still: PictureRule,
  moving: MovingRule,
): Promise<Problem[]> {
  if (!bytes) return [wrong('missing', file)]
  const seen = await look(bytes)
  return seen && seen.frames > 1 ? checkSeenMoving(seen, file, bytes, moving) : checkSeen(seen, file, bytes, still)
}

function checkSeen(seen: Seen | undefined, file: string, bytes: Uint8Array, rule: PictureRule): Problem[] {
  const found = checkWeight(file, bytes, rule.maxBytes)
  if (!seen) return [...found, wrong('damaged', file)]
  if (seen.frames !== 1) found.push(wrong('moves', file, { frames: seen.frames }))
  return [...found, ...checkShape(seen, file, rule), ...checkExtra(seen, file, PLAIN_CHUNKS[seen.format])]
}

function checkSeenMoving(seen: Seen | undefined, file: string, bytes: Uint8Array, rule: MovingRule): Problem[] {
  const found = checkWeight(file, bytes, rule.maxBytes)
  if (!seen) return [...found, wrong('damaged', file)]
  const { frames, durations, loops } = seen
  if (frames < 2) found.push(wrong('still', file))
  const { least, most = 100_000, leastMs = 0, mostMs } = rule
  if (frames < least || frames > most) found.push(wrong('frames', file, { measured: frames, least, most }))
  const shortest = Math.min(...durations)
  if (shortest < leastMs) found.push(wrong('hasty', file, { measured: shortest, limit: leastMs }))
  if (rule.loops ? loops < rule.loops.least || loops > rule.loops.most : loops !== 0)
    found.push(wrong('loops', file, { measured: loops, ...(rule.loops ?? { least: 0, most: 0 }) }))
  const total = Math.round(durations.reduce((sum, ms) => sum + ms, 0) * (rule.loops ? Math.max(1, loops) : 1))
  if (total > mostMs) found.push(wrong('time', file, { measured: total, limit: mostMs }))
  return [...found, ...checkShape(seen, file, rule), ...checkExtra(seen, file, MOVING_CHUNKS[seen.format])]
}

function checkWeight(file: string, bytes: Uint8Array, maxBytes: number): Problem[] {
  return bytes.length > maxBytes ? [wrong('weight', file, { bytes: bytes.length, limitBytes: maxBytes })] : []
}

function checkShape(seen: Seen, file: string, rule: PictureRule | MovingRule): Problem[] {
  const { format, width, height } = seen
  const found: Problem[] = []
  if (format !== rule.format) found.push(wrong('format', file, { found: format, wanted: rule.format }))
  if (!rule.fits(seen)) found.push(wrong('size', file, { width, height, wanted: rule.size }))
  return found
}

function checkExtra(seen: Seen, file: string, plain: ReadonlySet<string>): Problem[] {
  const strangers = seen.chunks.filter((chunk) => !plain.has(chunk))
  if (strangers.length > 0) return [wrong('extra', file, { found: strangers.join(' ') })]
  return seen.trailingBytes > 0 ? [wrong('extra', file, { found: `${seen.trailingBytes} B` })] : []
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
