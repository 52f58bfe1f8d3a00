import { EXTRA_LIMITS } from './limits'
import { BadMotion } from './motion/bad-motion'
import { fitWebp } from './motion/fit-webp'
import type { MotionTarget } from './motion/target'
import { durationOf } from './motion/timeline'
import { workbenchFor } from './motion/workbench'
import { readMotion } from './read-motion'
import type { MadeExtra } from './sticker-extras'
import { extraKey } from './extra-key'

const RECIPE = 'effect-1'

/**
 * A stranger's Lottie, WebM, APNG (or anything that moves) as an effect that is played once over the whole page: one animated
 * WebP, which every browser plays without a script of ours.
 *
 * Faults: `effect.too_large`, `still`, `too_long`, `does_not_fit`; and those of readMotion.
 */
export async function makeEffect(bytes: Uint8Array): Promise<MadeExtra> {
  const { effect } = EXTRA_LIMITS
  const refuse = (code: string, params = {}): MadeExtra => ({
    ok: false,
    problems: [new BadMotion(code, params).problem],
  })
  if (bytes.length > effect.bytes) return refuse('effect.too_large', { bytes: bytes.length, limitBytes: effect.bytes })
  const read = await readMotion(bytes)
  if (!read.ok) return read
  const { timeline } = read
  const ms = durationOf(timeline)
  if (timeline.frames.length < 2) return refuse('effect.still')
  if (ms > effect.ms) return refuse('effect.too_long', { measured: ms / 1000, limit: effect.ms / 1000 })
  const scale = Math.min(1, effect.side / Math.max(timeline.width, timeline.height))
  const target: MotionTarget = {
    format: 'webp',
    sizes: [{ width: Math.round(timeline.width * scale), height: Math.round(timeline.height * scale) }],
    maxBytes: effect.playedBytes,
    maxFps: effect.fps,
    maxMs: effect.ms,
    loops: 1,
    likeness: 0,
  }
  const { best } = await fitWebp({ ...timeline, loops: 1 }, target, workbenchFor(timeline))
  if (!best) return refuse('effect.does_not_fit', { limitBytes: effect.playedBytes })
  const key = extraKey(RECIPE, bytes)
  return { ok: true, extra: { key, ms }, files: [{ path: `${key}/effect.webp`, bytes: best.bytes }] }
}
