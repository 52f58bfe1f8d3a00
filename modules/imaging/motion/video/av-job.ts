/** What a video program is asked, as one argument of its command line; bytes go in and out by its standard streams. */
export type AvJob = DecodeJob | EncodeJob | HearJob | SpeakJob

/** Standard output: the frames as RGBA of `width × height`, one after another. */
export interface DecodeJob {
  do: 'decode'
  path: string
  /** The demuxer, so that nothing is guessed from the bytes. */
  container: 'matroska' | 'mov'
  codec: VideoCodec
  /** The size of what comes out. */
  width: number
  height: number
  /** Of one frame in the stream itself, whatever its headers say. */
  maxPixels: number
  maxFrames: number
}

export type VideoCodec = 'vp8' | 'vp9' | 'h264' | 'hevc' | 'av1' | 'mpeg4'

/** Standard input: `frames` frames of RGBA. Standard output: the packets of colour and alpha, in pairs. */
export interface EncodeJob {
  do: 'encode'
  width: number
  height: number
  fps: number
  frames: number
  /** Constant quality: 0 the best, 63 the worst. */
  crf: number
}

/** Standard output: its samples, as SAMPLE_RATE says. */
export interface HearJob {
  do: 'hear'
  path: string
  container: 'wav' | 'mp3' | 'ogg' | 'mov'
}

/** Standard input: samples. Standard output: two files, Opus in Ogg and behind it AAC as it is streamed (ADTS). */
export interface SpeakJob {
  do: 'speak'
}

/** Samples between us and FFmpeg: one channel, 32 bits of floating point, so many a second. */
export const SAMPLE_RATE = 48_000
