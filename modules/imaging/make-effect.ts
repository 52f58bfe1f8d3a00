import { EXTRA_LIMITS } from './limits'
import { BadMotion } from './motion/bad-motion'
import { cleanApng } from './motion/clean-apng'
import { fitWebp } from './motion/fit-webp'
import { keepFile } from './motion/keep-file'
import { cleanLottie } from './motion/lottie/clean-lottie'
import type { MotionTarget } from './motion/target'
import { durationOf } from './motion/timeline'
import { cleanWebm } from './motion/video/clean-webm'
import { workbenchFor } from './motion/workbench'
import { type ReadFile, readMotion } from './read-motion'
import type { EffectOriginal, MadeExtra } from './sticker-extras'
import { extraKey } from './extra-key'

const RECIPE = 'effect-2'

/**
 * A stranger's Lottie, WebM, APNG (or anything that moves) as an effect that is played once over the whole page: one animated
 * WebP, which every browser plays without a script of ours. Beside it the drawing, video or APNG itself is kept, with nothing in
 * it but what is seen, for who takes the pack elsewhere.
 *
 * Faults: `effect.too_large`, `not_an_effect`, `damaged`, `still`, `too_long`, `does_not_fit`; and those of readMotion about what
 * is inside a Lottie, an APNG or a video.
 */
export async function makeEffect(bytes: Uint8Array): Promise<MadeExtra> {
  const { effect } = EXTRA_LIMITS
  const refuse = (code: string, params = {}): MadeExtra => ({
    ok: false,
    problems: [new BadMotion(code, params).problem],
  })
  if (bytes.length > effect.bytes) return refuse('effect.too_large', { bytes: bytes.length, limitBytes: effect.bytes })
  const read = await readMotion(bytes)
  // What is said of pictures would have an artist send a PNG.
  if (!read.ok)
    return { ok: false, problems: read.problems.map((one) => ({ ...one, code: OWN_WORDS[one.code] ?? one.code })) }
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
  const own = read.format === 'webp' ? keepFile({ ...read, bytes, format: read.format }, target) : undefined
  const played = own ?? (await fitWebp({ ...timeline, loops: 1 }, target, workbenchFor(timeline))).best?.bytes
  if (!played) return refuse('effect.does_not_fit', { limitBytes: effect.playedBytes })
  const key = extraKey(RECIPE, bytes)
  const files = [{ path: `${key}/effect.webp`, bytes: played }]
  const original = originalOf(read, bytes)
  if (!original || original.bytes.length > effect.keptBytes) return { ok: true, extra: { key, ms }, files }
  files.push({ path: `${key}/effect.${original.ending}`, bytes: original.bytes })
  return { ok: true, extra: { key, ms, original: original.ending }, files }
}

const OWN_WORDS: Record<string, string> = {
  'image.empty': 'effect.not_an_effect',
  'image.not_an_image': 'effect.not_an_effect',
  'image.not_supported': 'effect.not_an_effect',
  'image.truncated': 'effect.damaged',
  'image.damaged': 'effect.damaged',
}

/** The file itself, in a container of ours, where it is one that other programs play as an effect. */
function originalOf(
  { format, drawing }: ReadFile,
  bytes: Uint8Array,
): { ending: EffectOriginal; bytes: Buffer } | undefined {
  if (drawing) return { ending: 'json', bytes: cleanLottie(drawing) }
  const made = format === 'webm' ? cleanWebm(bytes) : format === 'apng' ? cleanApng(bytes) : undefined
  return made && { ending: format === 'webm' ? 'webm' : 'apng', bytes: made }
}
