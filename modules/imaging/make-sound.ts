import { EXTRA_LIMITS } from './limits'
import { BadMotion } from './motion/bad-motion'
import { type HearJob, SAMPLE_RATE } from './motion/video/av-job'
import { withFile } from './motion/video/with-file'
import { withVideo } from './motion/video/video-program'
import { loudnessOf } from './sound/loudness'
import type { MadeExtra } from './sticker-extras'
import { extraKey } from './extra-key'

const RECIPE = 'sound-1'
/** As loud as speech in a podcast, so that none is louder than the next; and no peak that a decoder would cut. */
const LOUDNESS_LUFS = -16
const PEAK = 10 ** (-1.5 / 20)
const BOUNDS = { seconds: 45, memoryBytes: 300_000_000 }
const SAMPLE_BYTES = 4

/**
 * A stranger's WAV, MP3, OGG or M4A as the sound of a sticker: one channel, as loud as every other (EBU R128), in Opus and in
 * AAC for browsers that know no Opus. Nothing of the file but what is heard goes on.
 *
 * Faults: `sound.empty`, `too_large`, `not_a_sound`, `too_long`, `too_short`, `silent`; `video.not_here`, `timeout`, `memory`.
 */
export async function makeSound(bytes: Uint8Array): Promise<MadeExtra> {
  try {
    return await make(bytes)
  } catch (error) {
    if (!(error instanceof BadMotion)) throw error
    // Whatever a decoder cannot make sense of is no sound.
    const { problem } = error
    return {
      ok: false,
      problems: [problem.code === 'video.damaged' ? new BadMotion('sound.not_a_sound').problem : problem],
    }
  }
}

async function make(bytes: Uint8Array): Promise<MadeExtra> {
  const { sound } = EXTRA_LIMITS
  if (bytes.length === 0) throw new BadMotion('sound.empty')
  if (bytes.length > sound.bytes)
    throw new BadMotion('sound.too_large', { bytes: bytes.length, limitBytes: sound.bytes })
  const container = containerOf(bytes)
  if (!container) throw new BadMotion('sound.not_a_sound')
  // A tenth of a second more than is taken: encoders put a little silence around what they are given.
  const outputBytes = (SAMPLE_RATE * SAMPLE_BYTES * (sound.ms + 100)) / 1000
  const tooMuch = new BadMotion('sound.too_long', { limit: sound.ms / 1000 })
  const heard = await withFile(bytes, (path) =>
    withVideo((program) => program.hear({ do: 'hear', path, container }, { ...BOUNDS, outputBytes, tooMuch })),
  )
  const samples = new Float32Array(
    heard.buffer.slice(heard.byteOffset, heard.byteOffset + heard.length - (heard.length % 4)),
  )
  const ms = Math.min(sound.ms, Math.round((1000 * samples.length) / SAMPLE_RATE))
  if (ms < sound.leastMs) throw new BadMotion('sound.too_short', { measured: ms, limit: sound.leastMs })
  const even = normalised(samples)
  const { opus, aac } = await withVideo((program) => program.speak({ ...BOUNDS, outputBytes: 1_000_000 }, even))
  const key = extraKey(RECIPE, even)
  const files = [
    { path: `${key}/sound.ogg`, bytes: opus },
    { path: `${key}/sound.aac`, bytes: aac },
  ]
  return { ok: true, extra: { key, ms }, files }
}

/** @throws BadMotion `sound.silent` */
function normalised(samples: Float32Array): Uint8Array {
  const loudness = loudnessOf(samples)
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (!Number.isFinite(loudness) || !Number.isFinite(peak)) throw new BadMotion('sound.silent')
  const gain = Math.min(10 ** ((LOUDNESS_LUFS - loudness) / 20), PEAK / peak)
  const even = samples.map((value) => value * gain)
  return new Uint8Array(even.buffer)
}

function containerOf(bytes: Uint8Array): HearJob['container'] | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav'
  if (text(0, 4) === 'OggS') return 'ogg'
  if (text(4, 8) === 'ftyp') return 'mov'
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0
  return text(0, 3) === 'ID3' || isFrame ? 'mp3' : undefined
}
