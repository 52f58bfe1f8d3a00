/** A picture as it was found in its bytes: every chunk walked, every pixel decoded. */
export interface Seen {
  format: 'png' | 'webp'
  width: number
  height: number
  frames: number
  /** Names of its chunks, in order. */
  chunks: readonly string[]
  /** Bytes behind its end. */
  trailingBytes: number
}

/** Look at a picture; undefined when the bytes are none or are not whole. Given to validators, so that they decode in a process of its own. */
export type Look = (bytes: Uint8Array) => Promise<Seen | undefined>
