import { parseWebm } from './parse-webm'
import { writeWebm } from './write-webm'

/**
 * A WebM of VP9 in a container of ours: its own frames, none of its sound, names, days or anything else. Nothing for what is
 * not plain VP9.
 */
export function cleanWebm(bytes: Uint8Array): Buffer | undefined {
  const { tracks, blocks } = parseWebm(bytes)
  const track = tracks.find(({ type }) => type === 1)
  if (track?.codec !== 'V_VP9' || track.isEncoded) return undefined
  const frames = blocks.filter(({ track: number }) => number === track.number)
  const [first] = frames
  const last = frames.at(-1)
  if (!first || !last || frames.length < 2 || !first.isKey) return undefined
  if (!track.hasAlpha) for (const frame of frames) frame.alpha = undefined
  if (frames.some(({ alpha }) => (alpha === undefined) !== (first.alpha === undefined))) return undefined
  const times = frames.map(({ timeMs }) => Math.round(timeMs - first.timeMs))
  if (times.some((time, index) => index > 0 && time <= (times[index - 1] ?? 0))) return undefined
  const span = times.at(-1) ?? 0
  const durationMs = Math.round((span * frames.length) / (frames.length - 1))
  const { width, height, colour } = track
  return writeWebm({ width, height, frames, times, durationMs, colour })
}
