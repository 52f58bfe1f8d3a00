import { BadHeader } from '../../headers/header'
import { MOTION_LIMITS, VIDEO_LIMITS } from '../../limits'
import { BadMotion } from '../bad-motion'
import { limitFrames } from '../parse-apng'
import type { Timeline } from '../timeline'
import type { DecodeJob, VideoCodec } from './av-job'
import { parseMp4 } from './parse-mp4'
import { parseWebm } from './parse-webm'
import { withFile } from './with-file'
import { turnFrame } from './turn-frame'
import { withVideo } from './video-program'

export type VideoFormat = 'webm' | 'mp4'

/** What a file says of its picture, counted in its tables. */
interface Facts {
  codec: VideoCodec
  width: number
  height: number
  frames: number
  durationMs: number
  turned: 0 | 90 | 180 | 270
}

const CODECS: Record<string, VideoCodec> = {
  V_VP8: 'vp8',
  V_VP9: 'vp9',
  avc1: 'h264',
  avc3: 'h264',
  hvc1: 'hevc',
  hev1: 'hevc',
  av01: 'av1',
  vp09: 'vp9',
  mp4v: 'mpeg4',
}

const BOUNDS = { seconds: 30, memoryBytes: 500_000_000 }
const CONTAINERS = { webm: 'matroska', mp4: 'mov' } as const

/**
 * Decode the first picture track of a video, alpha kept, its sound left out; no larger than messengers take.
 * @throws BadHeader; BadMotion `motion.too_many_frames`, `too_many_pixels`, `too_long`; `video.codec`, `no_picture`, `too_large`,
 * `in_pieces`, `laced`, `damaged`, `timeout`, `memory`, `not_here`
 */
export async function decodeVideo(bytes: Uint8Array, format: VideoFormat): Promise<Timeline> {
  const facts = format === 'webm' ? webmFacts(bytes) : mp4Facts(bytes)
  const { frames: count, durationMs, turned } = facts
  if (durationMs > MOTION_LIMITS.durationMs)
    throw new BadMotion('motion.too_long', { measured: Math.round(durationMs), limit: MOTION_LIMITS.durationMs })
  if (facts.width * facts.height > VIDEO_LIMITS.pixels)
    throw new BadMotion('video.too_large', { width: facts.width, height: facts.height })
  const { width, height } = within(facts, VIDEO_LIMITS.side)
  limitFrames(count, width, height)

  const { pixels, times } = await withFile(bytes, (file) =>
    withVideo((program) =>
      program.decode(
        {
          do: 'decode',
          path: file,
          container: CONTAINERS[format],
          codec: facts.codec,
          width,
          height,
          maxPixels: VIDEO_LIMITS.pixels,
          maxFrames: count,
        } satisfies DecodeJob,
        { ...BOUNDS, outputBytes: count * width * height * 4 },
      ),
    ),
  )
  const size = width * height * 4
  // A frame that could not be decoded is left out by a decoder without a word.
  if (times.length === 0 || times.length < count || pixels.length !== times.length * size)
    throw new BadMotion('video.damaged')
  const delays = delaysOf(times, durationMs)
  const frames = delays.map((delayMs, index) => {
    const data = clean(pixels.subarray(index * size, (index + 1) * size))
    return { data: turned === 0 ? data : turnFrame(data, width, height, turned), delayMs }
  })
  const isOnItsSide = turned === 90 || turned === 270
  return { width: isOnItsSide ? height : width, height: isOnItsSide ? width : height, frames, loops: 0 }
}

function webmFacts(bytes: Uint8Array): Facts {
  const { tracks, blocks } = parseWebm(bytes)
  const track = tracks.find(({ type }) => type === 1)
  if (!track) throw new BadMotion('video.no_picture')
  const shown = blocks.filter(({ track: number, colour }) => number === track.number && isShown(track.codec, colour))
  const times = shown.map(({ timeMs }) => timeMs)
  if (times.length === 0) throw new BadHeader('truncated', 'no frames')
  const span = Math.max(...times) - Math.min(...times)
  // The last is shown as long as the others are: what the header says of the whole is often wrong.
  const durationMs = times.length === 1 ? 0 : (span * times.length) / (times.length - 1)
  return { ...track, codec: codecOf(track.codec), frames: times.length, durationMs, turned: 0 }
}

function mp4Facts(bytes: Uint8Array): Facts {
  const video = parseMp4(bytes)
  return { ...video, codec: codecOf(video.codec) }
}

function codecOf(name: string): VideoCodec {
  const codec = CODECS[name]
  if (!codec) throw new BadMotion('video.codec', { found: name.replace(/[^\w./-]/g, '?').slice(0, 20) || '?' })
  return codec
}

/** VP8 and VP9 have frames that only others are made from. In VP9 they travel inside one that is shown, but need not. */
function isShown(codec: string, data: Uint8Array): boolean {
  const first = data[0] ?? 0
  if (codec === 'V_VP8') return (first & 0x10) !== 0
  if (codec !== 'V_VP9') return true
  const isBundle = ((data.at(-1) ?? 0) & 0xe0) === 0xc0
  const showsExisting = (first & 0x08) !== 0
  return isBundle || showsExisting || (first & 0x02) !== 0
}

function within({ width, height }: { width: number; height: number }, side: number) {
  const scale = Math.min(1, side / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Each is shown until the next, in whole ms that add up; the last for what is left of the whole, or as long as the one before. */
function delaysOf(times: readonly number[], durationMs: number): number[] {
  const first = times[0] ?? 0
  const mean = durationMs / times.length
  const starts = times.map((time) => Math.round(time - first))
  const end = Math.max(Math.round(durationMs), (starts.at(-1) ?? 0) + Math.max(1, Math.round(mean)))
  return starts.map((start, index) => Math.max(1, (starts[index + 1] ?? end) - start))
}

const NEARLY_NOTHING = 3
const NEARLY_ALL = 252

/** Alpha is encoded with loss as colour is: what was meant to be nothing comes back as a breath of something. */
function clean(pixels: Buffer): Buffer {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 0
    if (alpha <= NEARLY_NOTHING) pixels.fill(0, at, at + 4)
    else if (alpha >= NEARLY_ALL) pixels[at + 3] = 255
  }
  return pixels
}
