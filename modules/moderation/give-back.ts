import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { returnToQueue } from '@/modules/studio/return-to-queue'
import { moveCase } from './case'
import { lockCase, moveCaseRow } from './db/cases'
import { noSuchCase, notYourClaim } from './refusals'
import { requireReviewer, requireSenior } from './require'

/**
 * Put a case back into the queue, at its old place. A senior may do so with anybody's claim.
 * What was marked stays, for the next reviewer to confirm or take back.
 */
export async function giveBack(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<void> {
  const reviewer = requireReviewer(actor)
  await inTransaction(async (tx) => {
    const kase = await lockCase(tx, caseId)
    if (!kase) throw noSuchCase()
    const state = moveCase(kase.state, 'give_back')
    if (kase.claimedBy !== reviewer.id) {
      if ((kase.claimEndsAt ?? clock.now()) <= clock.now()) throw notYourClaim()
      requireSenior(actor)
    }
    await moveCaseRow(tx, caseId, { state: 'claimed' }, { state, claimedBy: null, claimEndsAt: null })
    await returnToQueue(tx, kase.versionId)
    await recordAudit(tx, actor, 'case.given_back', caseId, { before: { claimedBy: kase.claimedBy } })
  })
}
