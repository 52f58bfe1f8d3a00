import type { Seen } from '../validators/look'
import { readFilm } from '../validators/telegram-webm'
import { need } from './bytes'

/** A WebM as the validator of Telegram's video takes it apart: every frame counted. Its pixels are not decoded. */
export function lookAtWebm(bytes: Uint8Array): Seen {
  const film = readFilm(bytes)
  need(film !== undefined)
  const { width, height, times, endMs, strangers } = film
  const ends = [...times.slice(1), endMs]
  const durations = times.map((start, index) => (ends[index] ?? endMs) - start)
  return {
    format: 'webm',
    width,
    height,
    frames: times.length,
    durations,
    loops: 0,
    chunks: strangers,
    trailingBytes: 0,
  }
}
