import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { rejectVersion } from '@/modules/studio/reject-version'
import { moveCase } from './case'
import { moveCaseRow } from './db/cases'
import { findFindings, findRestFine } from './db/findings'
import { requireWords } from './mark-fault'
import { isAboutArt, REASON_CODES } from './reasons'
import { reasonNeeded, wordsNeeded } from './refusals'
import { requireClaim } from './require'
import { requireNoOpenAsk } from './second-opinion'

/**
 * Say no, with every reason: those for the pack as a whole given here, those for single stickers as marked before.
 * Stickers nothing was said against are fine and will not be judged again, unless the no is to the pack for its art.
 * @param words What the artist reads above all others.
 */
export async function rejectCase(
  actor: Actor,
  caseId: string,
  { reasons, words }: { reasons: readonly string[]; words: string },
  clock: Clock = systemClock,
): Promise<void> {
  const now = clock.now()
  const codes = REASON_CODES.filter((code) => reasons.includes(code))
  const said = requireWords(words)
  if (said === '') throw wordsNeeded()

  await inTransaction(async (tx) => {
    const kase = await requireClaim(tx, actor, caseId, now)
    await requireNoOpenAsk(tx, caseId)
    const faults = (await findFindings(tx, caseId)).filter((finding) => finding.verdict === 'rejected')
    if (codes.length === 0 && faults.length === 0) throw reasonNeeded()

    if (!isAboutArt(codes)) await findRestFine(tx, caseId)
    const decided = { claimedBy: null, claimEndsAt: null, decidedBy: kase.claimedBy, decidedAt: now }
    const state = moveCase(kase.state, 'reject')
    await moveCaseRow(tx, caseId, { state: kase.state }, { ...decided, state, reasons: codes, words: said })
    await rejectVersion(tx, kase.versionId, {
      reasons: codes,
      words: said,
      stickers: faults.map((fault) => ({ stickerId: fault.stickerId, reasons: fault.reasons, words: fault.words })),
    })
    await notify(tx, await findContact(tx, kase.artistId), 'pack_rejected', {
      packId: kase.packId,
      title: kase.title,
      words: said,
    })
    await recordAudit(tx, actor, 'case.rejected', caseId, {
      reason: [...new Set([...codes, ...faults.flatMap((fault) => fault.reasons)])].join(' '),
      before: { state: kase.state },
      after: {
        state,
        packId: kase.packId,
        versionId: kase.versionId,
        words: said,
        stickers: faults.map((fault) => ({ position: fault.position, reasons: fault.reasons, words: fault.words })),
      },
    })
  })
}
