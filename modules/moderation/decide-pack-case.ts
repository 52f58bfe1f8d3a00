import type { Actor, UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { isLocale } from '@/i18n/routing'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { approveVersion } from '@/modules/studio/approve-version'
import { hideFromAll } from './hide-review'
import { requireNotTaken } from './claim-pack-case'
import { decidePackCase, findReports, lockPackCase, type PackCaseRow } from './db/pack-cases'
import { requireWords } from './mark-fault'
import { takedownEnd } from './pack-case'
import { REASON_CODES } from './reasons'
import { decidedAlready, firstDecider, noSuchCase, reasonNeeded, wordsNeeded } from './refusals'
import { requireNoShare, requireReviewer, requireSenior } from './require'
import { requireNoOpenAsk } from './second-opinion'
import { putBack, takeDown } from './take-down'

export interface PackDecision {
  /** Whoever complained is right. */
  upheld: boolean
  /** A report that is upheld: the grounds of the takedown, and its end. */
  reasons: readonly string[]
  days?: number | undefined
  /** What the artist reads; with a report that is dismissed and with an appeal, who complained. */
  words: string
}

/**
 * Decide on a report or an appeal. A report that is right takes that pack down (of a review: hides it) and nothing else; an appeal that is right undoes
 * the first decision in the same transaction. An appeal is heard by somebody who had no part in that decision.
 * @throws Refusal `moderation.first_decider`, `moderation.own_pack`, `moderation.decided_already`, `moderation.taken`
 */
export async function decideOnPack(
  actor: Actor,
  caseId: string,
  decision: PackDecision,
  clock: Clock = systemClock,
): Promise<void> {
  const reviewer = requireReviewer(actor)
  const words = requireWords(decision.words)
  const reasons = REASON_CODES.filter((code) => decision.reasons.includes(code))
  if (words === '') throw wordsNeeded()
  const now = clock.now()

  await inTransaction(async (tx) => {
    const kase = await lockPackCase(tx, caseId)
    if (!kase) throw noSuchCase()
    if (kase.state !== 'open') throw decidedAlready()
    if (kase.notBy.includes(reviewer.id)) throw firstDecider()
    requireNotTaken(kase, reviewer.id, now)
    await requireNoShare(tx, reviewer, kase)
    await requireNoOpenAsk(tx, caseId)
    // Packs are taken down and put back by seniors, whoever asks for it.
    if (decision.upheld && kase.kind !== 'review' && (kase.kind === 'report' || !kase.versionId)) requireSenior(actor)
    if (decision.upheld && kase.kind !== 'appeal' && reasons.length === 0) throw reasonNeeded()

    const given = { words, reasons, until: takedownEnd(now, decision.days), now }
    if (decision.upheld) await carryOut(tx, reviewer, kase, given)
    const state = decision.upheld ? 'upheld' : 'dismissed'
    await decidePackCase(tx, caseId, { state, decidedBy: reviewer.id, decidedAt: now, reasons, words })
    await tell(tx, kase, decision.upheld, words)
    await recordAudit(tx, actor, `${kase.kind}.${state}`, caseId, {
      reason: reasons.join(' '),
      before: { state: kase.state },
      after: { state, packId: kase.packId, words },
    })
  })
}

async function carryOut(
  tx: Tx,
  by: UserActor,
  kase: PackCaseRow,
  given: { words: string; reasons: string[]; until: Date | null; now: Date },
): Promise<void> {
  if (kase.reviewId) await hideFromAll(tx, by, kase.reviewId, kase.title, given)
  else if (kase.kind === 'report') await takeDown(tx, by, kase.packId, { ...given, caseId: kase.id })
  else if (kase.versionId) await approveVersion(tx, kase.versionId, 'grant')
  else await putBack(tx, by, kase.packId, given.words, given.now)
}

async function tell(tx: Tx, kase: PackCaseRow, upheld: boolean, words: string): Promise<void> {
  const { packId, title } = kase
  if (kase.kind === 'appeal') {
    const kind = upheld ? 'appeal_upheld' : 'appeal_dismissed'
    await notify(tx, await findContact(tx, kase.artistId), kind, { packId, title, words })
    return
  }
  for (const { email, locale } of await findReports(tx, kase.id)) {
    const contact = { email, locale: isLocale(locale) ? locale : 'en' }
    // The words of a takedown are for the artist, those of a hidden review for its writer; who reported reads that it is gone.
    const about = kase.kind === 'review' ? ('review_report' as const) : ('report' as const)
    const told = { title, words: upheld ? '' : words }
    await notify(tx, contact, upheld ? (`${about}_upheld` as const) : (`${about}_dismissed` as const), told)
  }
}
