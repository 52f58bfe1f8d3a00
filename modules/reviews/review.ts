/** A review as everyone may read it. */
export interface ShownReview {
  id: string
  stars: number
  words: string
  /** The name stays while the account does: an erased person's reviews are gone. */
  author: string
  at: Date
  edited: boolean
  answer: { words: string; at: Date } | undefined
}

/** All reviews of a pack in a few whole numbers. */
export interface ReviewSummary {
  count: number
  /** In tenths of a star, halves up; 0 without reviews. */
  mean: number
  /** How many gave five stars, four, three, two, one. */
  spread: readonly number[]
}

/** More is not read. In characters as a reader counts them. */
export const MOST_WORDS = 1_000
