import type { DecodeJob, EncodeJob } from './av-job'
import { ffmpegProgram } from './ffmpeg-program'
import { nodeAvProgram } from './node-av-program'
import { type Bounds, NoProgram } from './run-bounded'
import { BadMotion } from '../bad-motion'
import type { Vp9Frame } from './write-webm'

/** What reads and writes video for us: FFmpeg, one way or the other, in a process of its own for each job. */
export interface VideoProgram {
  /** All frames one after another, and when each is shown, in ms. */
  decode(job: DecodeJob, bounds: Bounds): Promise<{ pixels: Buffer; times: number[] }>
  encode(job: EncodeJob, bounds: Bounds, pixels: readonly Uint8Array[]): Promise<Vp9Frame[]>
}

/** FFMPEG_PATH as it was handed to this process: the operator's own FFmpeg is asked instead of the optional package. */
function program(): VideoProgram {
  const path = process.env['FFMPEG_PATH']
  return path ? ffmpegProgram(path) : nodeAvProgram
}

/**
 * Have something done by the video program.
 * @throws BadMotion `video.not_here` where there is none: then nothing with video works, and all else does
 */
export async function withVideo<T>(work: (program: VideoProgram) => Promise<T>): Promise<T> {
  try {
    return await work(program())
  } catch (error) {
    if (error instanceof NoProgram) throw new BadMotion('video.not_here')
    throw error
  }
}
