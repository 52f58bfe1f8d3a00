import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { cleanText, graphemes } from '@/core/text'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { moveCase } from './case'
import { moveCaseRow } from './db/cases'
import { writeFinding } from './db/findings'
import { extendClaim } from './keep-claim'
import { REASON_CODES } from './reasons'
import { noSuchSticker, reportWordsNeeded, wordsTooLong } from './refusals'
import { requireClaim } from './require'

/** Longer than anybody reads. In characters as a reader counts them. */
export const WORDS_LIMIT = 1000

export interface Fault {
  /** Absent: the pack as a whole. */
  stickerId?: string | undefined
  /** Coded grounds; none takes the mark back. */
  reasons: readonly string[]
  words: string
}

/**
 * Note what is wrong with a sticker, or with the pack as a whole, while looking through a case. Kept at once, so that nothing
 * is lost when the reviewer's window closes; it counts only when the case is rejected.
 */
export async function markFault(
  actor: Actor,
  caseId: string,
  { stickerId, reasons, words }: Fault,
  clock: Clock = systemClock,
): Promise<void> {
  const codes = REASON_CODES.filter((code) => reasons.includes(code))
  const said = requireWords(words)
  await inTransaction(async (tx) => {
    const now = clock.now()
    const kase = await requireClaim(tx, actor, caseId, now)
    if (stickerId === undefined) {
      const state = moveCase(kase.state, 'mark')
      await moveCaseRow(tx, caseId, { state: kase.state }, { state, reasons: codes, words: said })
    } else {
      const verdict = codes.length > 0 ? 'rejected' : 'unseen'
      const finding = { verdict, reasons: codes, words: codes.length > 0 ? said : '' } as const
      if (!(await writeFinding(tx, caseId, stickerId, finding))) throw noSuchSticker()
    }
    await extendClaim(tx, kase, now)
    await recordAudit(tx, actor, 'case.marked', caseId, {
      reason: codes.join(' '),
      after: { sticker: stickerId ?? null, words: codes.length > 0 || stickerId === undefined ? said : '' },
    })
  })
}

/** Fewer words than this say nothing one could look into. In characters as a reader counts them. */
const LEAST_STATEMENT = 10

/** What somebody from outside states (a report, an appeal, a notice, an answer to one): words, and enough of them. */
export function requireStatement(words: string): string {
  const said = requireWords(words)
  const length = graphemes(said)
  if (length < LEAST_STATEMENT) throw reportWordsNeeded(length, LEAST_STATEMENT)
  return said
}

/** Words to the artist as meant, or a refusal that says how much too long they are. */
export function requireWords(words: string): string {
  const said = cleanText(words)
  const length = graphemes(said)
  if (length > WORDS_LIMIT) throw wordsTooLong(length, WORDS_LIMIT)
  return said
}
