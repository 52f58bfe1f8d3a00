import { gunzipSync } from 'node:zlib'
import { BadMotion } from '../bad-motion'

/** As much of Lottie's JSON as is asked about: https://lottie.github.io/lottie-spec/ */
export interface Lottie {
  width: number
  height: number
  /** Frames a second it is drawn for, and its first and last frame. */
  rate: number
  first: number
  last: number
  json: Json
  text: string
}

export type Json = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Telegram's own are under 64 KB packed; a drawing program's export may be a few hundred KB of text. */
const TEXT_BYTES = 2_000_000

/**
 * The Lottie drawing in a file: JSON, or JSON packed by gzip as Telegram's .tgs is. Nothing when it is something else.
 * @throws BadMotion `lottie.too_large`, `.damaged`, `.timing`
 */
export function readLottie(bytes: Uint8Array): Lottie | undefined {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!packed && !startsAsJson(bytes)) return undefined
  const json = parse(packed ? unpack(bytes) : bytes)
  if (!isObject(json) || !Array.isArray(json['layers'])) return undefined
  const number = (key: string) => (typeof json[key] === 'number' && Number.isFinite(json[key]) ? json[key] : Number.NaN)
  const [width, height, rate, first, last] = [number('w'), number('h'), number('fr'), number('ip'), number('op')]
  const seconds = (last - first) / rate
  // Written so that what is not a number fails.
  if (!(rate >= 1 && rate <= 120 && seconds >= 0.1 && seconds <= 10))
    throw new BadMotion('lottie.timing', { limit: 10 })
  if (!(width >= 16 && width <= 4096 && height >= 16 && height <= 4096))
    throw new BadMotion('lottie.canvas', { limit: 4096 })
  return { width, height, rate, first, last, json, text: JSON.stringify(json) }
}

function startsAsJson(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*\{\s*"/.test(new TextDecoder().decode(bytes.subarray(0, 64)))
}

function unpack(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: TEXT_BYTES })
  } catch (error) {
    if (error instanceof RangeError) throw new BadMotion('lottie.too_large', { limitBytes: TEXT_BYTES })
    throw new BadMotion('lottie.damaged')
  }
}

function parse(bytes: Uint8Array): unknown {
  if (bytes.length > TEXT_BYTES) throw new BadMotion('lottie.too_large', { limitBytes: TEXT_BYTES })
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new BadMotion('lottie.damaged')
  }
}
