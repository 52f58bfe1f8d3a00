import type { DecodeJob, EncodeJob } from './av-job'
import type { Bounds } from './run-bounded'
import type { Vp9Frame } from './write-webm'

/** What reads and writes video for us: FFmpeg, one way or the other, in a process of its own for each job. */
export interface VideoProgram {
  /** All frames one after another, and when each is shown, in ms. */
  decode(job: DecodeJob, bounds: Bounds): Promise<{ pixels: Buffer; times: number[] }>
  encode(job: EncodeJob, bounds: Bounds, pixels: readonly Uint8Array[]): Promise<Vp9Frame[]>
}
