import { cleanApng } from './clean-apng'
import { cleanGif } from './clean-gif'
import { cleanWebp } from './clean-webp'
import type { MotionTarget } from './target'
import { durationOf, rateOf, type Timeline } from './timeline'
import { cleanWebm } from './video/clean-webm'

/** A file as it came, and what it shows. */
export interface MovingFile {
  bytes: Uint8Array
  format: 'webp' | 'gif' | 'apng' | 'lottie' | 'webm' | 'mp4'
  timeline: Timeline
  /** It has frames too short to be shown as it says: they would play otherwise here and there. */
  hasty: boolean
}

const CLEAN = { webp: cleanWebp, apng: cleanApng, gif: cleanGif, webm: cleanWebm }

/**
 * A moving file that is what a target asks for already: its own frames in a container of ours, with nothing in it that does
 * not draw. Nothing when it is not.
 */
export function keepFile({ bytes, format, timeline, hasty }: MovingFile, target: MotionTarget): Buffer | undefined {
  if (format === 'lottie' || format === 'mp4' || format !== target.format || hasty || !isRight(timeline, target))
    return undefined
  const made = CLEAN[format](bytes, target.loops)
  return made && made.length <= target.maxBytes ? made : undefined
}

function isRight(shown: Timeline, target: MotionTarget): boolean {
  const [size] = target.sizes
  const { frames } = shown
  if (!size) return false
  const fills = shown.width === size.width && shown.height === size.height
  const touches = target.fit === 'inside' && Math.max(shown.width, shown.height) === size.width
  if (!fills && !touches) return false
  if (durationOf(shown) > target.maxMs || rateOf(shown) > target.maxFps + 0.5) return false
  return frames.length >= (target.minFrames ?? 1) && frames.length <= (target.maxFrames ?? frames.length)
}
