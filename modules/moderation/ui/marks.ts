import { REASON_CODES, type ReasonCode } from '../reasons'

/** What is wrong with one thing: coded grounds and the words for the artist. */
export interface Mark {
  reasons: readonly string[]
  words: string
}

/** The words the shop proposes for each ground, in the artist's language. */
export type ProposedWords = Record<ReasonCode, string>

function proposed(reasons: readonly string[], words: ProposedWords): string {
  return REASON_CODES.filter((code) => reasons.includes(code))
    .map((code) => words[code])
    .join('\n')
}

/** Tick or untick a ground. The proposed words follow, unless the reviewer wrote their own. */
export function toggled(mark: Mark, code: ReasonCode, words: ProposedWords): Mark {
  const reasons = REASON_CODES.filter((one) => (one === code) !== mark.reasons.includes(one))
  const untouched = mark.words === '' || mark.words === proposed(mark.reasons, words)
  return { reasons, words: untouched ? proposed(reasons, words) : mark.words }
}

/** The letter above everything: the words for the pack's own grounds, or that what to change stands beside the stickers. */
export function proposedLetter(pack: Mark, faults: number, words: ProposedWords, besideStickers: string): string {
  if (pack.reasons.length > 0) return proposed(pack.reasons, words)
  return faults > 0 ? besideStickers : ''
}
