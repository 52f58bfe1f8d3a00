import type { DecodeJob, EncodeJob, HearJob } from './av-job'
import type { Bounds } from './run-bounded'
import type { Vp9Frame } from './write-webm'

/** What reads and writes video for us: FFmpeg, one way or the other, in a process of its own for each job. */
export interface VideoProgram {
  /** All frames one after another, and when each is shown, in ms. */
  decode(job: DecodeJob, bounds: Bounds): Promise<{ pixels: Buffer; times: number[] }>
  /** Samples of a sound file; nothing is known of it before. */
  hear(job: HearJob, bounds: Bounds): Promise<Buffer>
  /** The same sound in both forms: a start of the program costs more than the sound does. */
  speak(bounds: Bounds, samples: Uint8Array): Promise<Spoken>
  encode(job: EncodeJob, bounds: Bounds, pixels: readonly Uint8Array[]): Promise<Vp9Frame[]>
}

/** A sound as files: Opus in Ogg, and AAC for browsers that know no Opus. */
export interface Spoken {
  opus: Buffer
  aac: Buffer
}
