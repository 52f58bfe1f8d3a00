/** One master that looks like another. */
export interface Likeness {
  /** Of the other master. */
  hash: string
  /** How many of 64 bits differ: 0 is the same picture, more than REACH is not told. */
  distance: number
  /** It looks so when turned left to right. */
  mirrored: boolean
}
