import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The ball of `movingSticker(48, 6, 100)` as a video: see-through in the WebM files, with a tone beside it in the second. */
export const film = (name: 'vp8-alpha.webm' | 'vp9-alpha-sound.webm' | 'h264.mp4') =>
  readFileSync(new URL(`films/${name}`, import.meta.url))

/** A quiet tone: 0.6 s as WAV, 1.2 s as the others. */
export const tone = (ending: 'wav' | 'mp3' | 'ogg' | 'm4a') =>
  readFileSync(new URL(`films/tone.${ending}`, import.meta.url))

/** A WAV of 2.8 s: long enough to see what a page says of it while it plays. */
export function longTone(): Buffer {
  const [rate, ms] = [16_000, 2_800]
  const data = Buffer.alloc((rate * ms * 2) / 1_000)
  for (let at = 0; at < data.length; at += 2) data.writeInt16LE(Math.round(4_000 * Math.sin(at * 0.08)), at)
  const head = Buffer.alloc(44)
  head.write('RIFF____WAVEfmt ', 'latin1')
  head.writeUInt32LE(36 + data.length, 4)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/**
 * Whether this machine can read and make video: with node-av, which has no binary for some. Where it cannot, tests hold it to
 * the words that say so. In a process of its own, as everywhere.
 */
export const videoIsHere = spawnSync(process.execPath, ['--eval', "import('node-av/lib')"]).status === 0

const installed = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const speaksOpus = spawnSync(installed, ['-hide_banner', '-encoders'], { encoding: 'utf8' }).stdout?.includes('libopus')

/** What there is here to be tested with: the optional package (or the words that it is missing), and an FFmpeg of this machine. */
export const videoPrograms: readonly (string | undefined)[] = [undefined, ...(speaksOpus ? [installed] : [])]
