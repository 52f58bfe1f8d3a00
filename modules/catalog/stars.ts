/** The mean of a pack's reviews in tenths of a star, halves up, with no fraction anywhere; 0 without reviews. The migration of reviews does the same. */
export function meanOf(count: number, sum: number): number {
  return count === 0 ? 0 : Math.floor((20 * sum + count) / (2 * count))
}

/** Tenths as they are written: 46 is 4.6. */
export function inStars(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}
