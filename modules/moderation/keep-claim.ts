import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { claimEnd, moveCase } from './case'
import { type CaseRow, moveCaseRow } from './db/cases'
import { requireClaim } from './require'

/** Ask for the whole time again. */
export async function keepClaim(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<void> {
  const now = clock.now()
  await inTransaction(async (tx) => {
    const kase = await requireClaim(tx, actor, caseId, now)
    await extendClaim(tx, kase, now)
    await recordAudit(tx, actor, 'case.kept', caseId, {
      before: { claimEndsAt: kase.claimEndsAt?.toISOString() ?? null },
      after: { claimEndsAt: claimEnd(now).toISOString() },
    })
  })
}

/** Whoever does something with a case has it for the whole time again. The job of the old end finds the new one. */
export async function extendClaim(tx: Tx, kase: CaseRow, now: Date): Promise<void> {
  await moveCaseRow(
    tx,
    kase.id,
    { state: 'claimed' },
    { state: moveCase(kase.state, 'keep'), claimEndsAt: claimEnd(now) },
  )
}
