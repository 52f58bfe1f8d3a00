/** A picture as it was found in its bytes: every chunk walked, every pixel decoded. */
export interface Seen {
  format: 'png' | 'webp' | 'gif' | 'tgs' | 'lottie' | 'webm'
  width: number
  height: number
  /** Counted, never believed. */
  frames: number
  /** How long each frame is shown, in ms; nothing for a still one. */
  durations: readonly number[]
  /** How often it plays; 0 is for ever. */
  loops: number
  /** Names of its chunks, each once. */
  chunks: readonly string[]
  /** Bytes behind its end. */
  trailingBytes: number
}

/** Look at a picture; undefined when the bytes are none or are not whole. Given to validators, so that they decode in a process of its own. */
export type Look = (bytes: Uint8Array) => Promise<Seen | undefined>
