import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { approveVersion } from '@/modules/studio/approve-version'
import { moveCase } from './case'
import { moveCaseRow } from './db/cases'
import { findFindings, findRestFine } from './db/findings'
import { faultsMarked } from './refusals'
import { requireClaim } from './require'
import { requireNoOpenAsk } from './second-opinion'

/** Say yes: the version goes on sale, in the same transaction as the decision, its record and the mail to the artist. */
export async function approveCase(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now()
  await inTransaction(async (tx) => {
    const kase = await requireClaim(tx, actor, caseId, now)
    await requireNoOpenAsk(tx, caseId)
    const faults = (await findFindings(tx, caseId)).filter((finding) => finding.verdict === 'rejected').length
    if (faults > 0 || kase.reasons.length > 0) throw faultsMarked(faults)

    await findRestFine(tx, caseId)
    const decided = { claimedBy: null, claimEndsAt: null, decidedBy: kase.claimedBy, decidedAt: now, words: '' }
    await moveCaseRow(tx, caseId, { state: kase.state }, { ...decided, state: moveCase(kase.state, 'approve') })
    await approveVersion(tx, kase.versionId)
    await notify(tx, await findContact(tx, kase.artistId), 'pack_approved', { packId: kase.packId, title: kase.title })
    await recordAudit(tx, actor, 'case.approved', caseId, {
      before: { state: kase.state },
      after: { state: 'approved', packId: kase.packId, versionId: kase.versionId },
    })
  })
}
