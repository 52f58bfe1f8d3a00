import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { claimEnd } from './case'
import { lockPackCase, type PackCaseRow, setPackClaim } from './db/pack-cases'
import { auditNoun } from './pack-case'
import { decidedAlready, noSuchCase, notYourClaim, takenByOther } from './refusals'
import { requireNotBarred, requireReviewer, requireSenior } from './require'

/**
 * Take a report or an appeal in hand for `CLAIM_MINUTES`; asked for again, the time begins anew. Of two who ask at once one gets it.
 * @throws Refusal `moderation.taken`, `moderation.first_decider`, `moderation.own_report`, `moderation.own_pack`, `moderation.decided_already`
 */
export async function claimPackCase(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<void> {
  const reviewer = requireReviewer(actor)
  const now = clock.now()
  await inTransaction(async (tx) => {
    const kase = await openCase(tx, caseId)
    await requireNotBarred(tx, reviewer, kase)
    requireNotTaken(kase, reviewer.id, now)
    await setPackClaim(tx, caseId, { claimedBy: reviewer.id, claimEndsAt: claimEnd(now) })
    await recordAudit(tx, actor, `${auditNoun(kase.kind)}.claimed`, caseId)
  })
}

/** Put it back among those that wait. A senior may do so with anybody's. */
export async function releasePackCase(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<void> {
  const reviewer = requireReviewer(actor)
  await inTransaction(async (tx) => {
    const kase = await openCase(tx, caseId)
    const holder = holderNow(kase, clock.now())
    if (!holder) throw notYourClaim()
    if (holder !== reviewer.id) requireSenior(actor)
    await setPackClaim(tx, caseId, { claimedBy: null, claimEndsAt: null })
    await recordAudit(tx, actor, `${auditNoun(kase.kind)}.given_back`, caseId, { before: { claimedBy: holder } })
  })
}

/** Who has it in hand now: a claim that ran out holds nobody back. */
export function holderNow(kase: Pick<PackCaseRow, 'claimedBy' | 'claimEndsAt'>, now: Date): string | undefined {
  return kase.claimedBy && kase.claimEndsAt && kase.claimEndsAt > now ? kase.claimedBy : undefined
}

/** Nobody decides on what another has in hand. @throws Refusal `moderation.taken` */
export function requireNotTaken(kase: PackCaseRow, reviewerId: string, now: Date): void {
  const holder = holderNow(kase, now)
  if (holder && holder !== reviewerId) throw takenByOther()
}

async function openCase(tx: Tx, caseId: string): Promise<PackCaseRow> {
  const kase = await lockPackCase(tx, caseId)
  if (!kase) throw noSuchCase()
  if (kase.state !== 'open') throw decidedAlready()
  return kase
}
