import { Reader } from '../headers/header'
import type { MotionTarget } from './target'
import { durationOf, rateOf, type Timeline } from './timeline'

/** What of a WebP draws it: https://developers.google.com/speed/webp/docs/riff_container */
const DRAWS = new Set(['ANIM', 'ANMF'])
const HAS_ALPHA = 0x10
const IS_MOVING = 0x02

/**
 * An animated WebP that is what a target asks for already: its own frames in a container of ours, with nothing in it that
 * does not draw. Nothing when it is not.
 */
export function keepWebp(bytes: Uint8Array, shown: Timeline, target: MotionTarget): Buffer | undefined {
  const [size] = target.sizes
  const { frames } = shown
  if (target.format !== 'webp' || size?.width !== shown.width || size.height !== shown.height) return undefined
  if (durationOf(shown) > target.maxMs || rateOf(shown) > target.maxFps + 0.5) return undefined
  if (frames.length < (target.minFrames ?? 1) || frames.length > (target.maxFrames ?? frames.length)) return undefined

  const file = new Reader(bytes)
  const kept: Uint8Array[] = []
  let header: Buffer | undefined
  let moving = 0
  for (let offset = 12; offset + 8 <= 8 + file.u32(4, true);) {
    const type = file.text(offset, 4)
    const length = file.u32(offset + 4, true)
    const whole = bytes.subarray(offset, offset + 8 + length + (length & 1))
    // A frame too hasty to be shown as it says would play otherwise here and there.
    if (type === 'ANMF' && file.u24le(offset + 20) <= 10) return undefined
    if (type === 'ANMF') moving += 1
    if (type === 'VP8X' && length === 10) {
      header = Buffer.from(whole)
      header[8] = (header[8] ?? 0) & (HAS_ALPHA | IS_MOVING)
    }
    if (DRAWS.has(type)) kept.push(whole)
    offset += 8 + length + (length & 1)
  }
  if (!header || moving < 2) return undefined
  const chunks = kept.map((whole) => {
    if (Buffer.from(whole.subarray(0, 4)).toString('latin1') !== 'ANIM') return whole
    const control = Buffer.from(whole)
    control.writeUInt16LE(target.loops, 12)
    return control
  })
  const body = Buffer.concat([Buffer.from('WEBP'), header, ...chunks])
  const riff = Buffer.from('RIFF\0\0\0\0')
  riff.writeUInt32LE(body.length, 4)
  const made = Buffer.concat([riff, body])
  return made.length <= target.maxBytes ? made : undefined
}
