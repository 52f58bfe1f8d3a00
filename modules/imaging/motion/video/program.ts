import type { DecodeJob, EncodeJob, HearJob, SpeakJob } from './av-job'
import type { Bounds } from './run-bounded'
import type { Vp9Frame } from './write-webm'

/** What reads and writes video for us: FFmpeg, one way or the other, in a process of its own for each job. */
export interface VideoProgram {
  /** All frames one after another, and when each is shown, in ms. */
  decode(job: DecodeJob, bounds: Bounds): Promise<{ pixels: Buffer; times: number[] }>
  /** Samples of a sound file; nothing is known of it before. */
  hear(job: HearJob, bounds: Bounds): Promise<Buffer>
  speak(job: SpeakJob, bounds: Bounds, samples: Uint8Array): Promise<Buffer>
  encode(job: EncodeJob, bounds: Bounds, pixels: readonly Uint8Array[]): Promise<Vp9Frame[]>
}
