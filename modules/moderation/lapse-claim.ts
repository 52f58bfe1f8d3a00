import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { returnToQueue } from '@/modules/studio/return-to-queue'
import { moveCase, stateNow } from './case'
import { lockCase, moveCaseRow } from './db/cases'
import { claimEnds } from './jobs'
import { requireSystem } from './require'

/** Give a case whose claim ran out back to the queue; look again later if its reviewer did something meanwhile. */
export async function lapseClaim(
  actor: Actor,
  { caseId }: { caseId: string },
  clock: Clock = systemClock,
): Promise<void> {
  requireSystem(actor)
  await inTransaction(async (tx) => {
    const kase = await lockCase(tx, caseId)
    if (kase?.state !== 'claimed' || !kase.claimEndsAt) return
    if (stateNow(kase, clock.now()) === 'claimed') {
      await enqueue(tx, claimEnds, { caseId }, { startAfter: kase.claimEndsAt })
      return
    }
    const state = moveCase(kase.state, 'lapse')
    await moveCaseRow(tx, caseId, { state: 'claimed' }, { state, claimedBy: null, claimEndsAt: null })
    await returnToQueue(tx, kase.versionId)
    await recordAudit(tx, actor, 'case.lapsed', caseId, { before: { claimedBy: kase.claimedBy } })
  })
}
