/** What a messenger asks of a moving sticker. */
export interface MotionTarget {
  format: 'webp' | 'apng' | 'tgs' | 'webm'
  /** Canvases that will do, the best first: the art lies whole in the middle of one. */
  sizes: readonly { width: number; height: number }[]
  /** `inside`: the side that is too long as given, the other as it falls, nothing padded. */
  fit?: 'inside'
  maxBytes: number
  maxFps: number
  maxMs: number
  minFrames?: number
  maxFrames?: number
  /** How often it plays; 0 is for ever. */
  loops: number
  /** The least likeness (quality.ts) that goes out without a warning. */
  likeness: number
}
