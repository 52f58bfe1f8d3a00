/** A moving picture as a platform wants it. Plain data: equal wishes are made once. */
export interface MotionTarget {
  format: 'webp' | 'apng' | 'gif' | 'tgs' | 'webm'
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

export const square = (side: number) => ({ width: side, height: side })

/** How files of a format end. */
export const TARGET_ENDINGS = { webp: 'webp', apng: 'png', gif: 'gif', tgs: 'tgs', webm: 'webm' } as const
