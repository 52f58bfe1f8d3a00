import { ffmpegProgram } from './ffmpeg-program'
import { nodeAvProgram } from './node-av-program'
import { NoProgram } from './run-bounded'
import type { VideoProgram } from './program'
import { BadMotion } from '../bad-motion'

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
