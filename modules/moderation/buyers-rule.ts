/** Grounds that say the pack was never its seller's to sell. */
const NOT_THEIRS = ['ART-COPY', 'ART-COPY-MIRROR', 'BRAND']

/** What those who bought lately get when a pack is taken down for good: their money, when it was not its seller's; else they keep it. */
export function buyersGet(reasons: readonly string[]): 'refund' | 'keep' {
  return reasons.some((code) => NOT_THEIRS.includes(code)) ? 'refund' : 'keep'
}

/** A takedown may be a mistake, seen at once: for a day nothing is paid back. */
export const BUYERS_WAIT_MS = 86_400_000
