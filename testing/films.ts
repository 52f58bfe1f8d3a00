import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The ball of `movingSticker(48, 6, 100)` as a video: see-through in the WebM files, with a tone beside it in the second. */
export const film = (name: 'vp8-alpha.webm' | 'vp9-alpha-sound.webm' | 'h264.mp4') =>
  readFileSync(new URL(`films/${name}`, import.meta.url))

/** A quiet tone: 0.6 s as WAV, 1.2 s as the others. */
export const tone = (ending: 'wav' | 'mp3' | 'ogg' | 'm4a') =>
  readFileSync(new URL(`films/tone.${ending}`, import.meta.url))

/**
 * Whether this machine can read and make video: with node-av, which has no binary for some. Where it cannot, tests hold it to
 * the words that say so. In a process of its own, as everywhere.
 */
export const videoIsHere = spawnSync(process.execPath, ['--eval', "import('node-av/lib')"]).status === 0
