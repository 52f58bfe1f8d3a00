import { type Actor, hasRole, type UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { Refusal } from '@/core/refusal'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, type Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { startReview } from '@/modules/studio/start-review'
import { claimEnd } from './case'
import { type CaseRow, findCaseRow, findClaimed, findWaiting, moveCaseRow } from './db/cases'
import { claimEnds } from './jobs'
import { noSuchCase, nothingWaits, takenByOther, withdrawn } from './refusals'
import { requireNoShare, requireReviewer } from './require'

/**
 * Take a case in hand, for `CLAIM_MINUTES` from the last thing done with it. Of two reviewers who ask at once one gets it.
 * @throws Refusal `moderation.taken`, `moderation.withdrawn`, `moderation.own_pack`
 */
export async function claimCase(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<void> {
  const reviewer = requireReviewer(actor)
  await inTransaction(async (tx) => {
    const kase = await findCaseRow(tx, caseId)
    if (!kase) throw noSuchCase()
    await claim(tx, reviewer, kase, clock.now())
  })
}

/**
 * The case this reviewer should look at next: one already in hand, else the oldest that waits and that is not their own, claimed.
 * @returns Its id.
 * @throws Refusal `moderation.nothing_waits`
 */
export async function claimNext(actor: Actor, clock: Clock = systemClock): Promise<string> {
  const reviewer = requireReviewer(actor)
  const now = clock.now()
  const held = (await findClaimed(db, now)).find((kase) => kase.claimedBy === reviewer.id)
  if (held) return held.id

  // What is overdue is the seniors' to see to; a reviewer gets it when nothing else waits.
  const senior = hasRole(reviewer, 'senior_reviewer', 'admin')
  const waiting = await findWaiting(db, now)
  const late = waiting.filter((kase) => kase.escalatedAt !== null)
  const rest = waiting.filter((kase) => kase.escalatedAt === null)
  for (const kase of senior ? [...late, ...rest] : [...rest, ...late]) {
    try {
      await claimCase(actor, kase.id, clock)
      return kase.id
    } catch (error) {
      // Somebody was faster, the artist took it back, or it is the reviewer's own: then the one after it.
      if (!(error instanceof Refusal)) throw error
    }
  }
  throw nothingWaits()
}

async function claim(tx: Tx, reviewer: UserActor, kase: CaseRow, now: Date): Promise<void> {
  await requireNoShare(tx, reviewer, kase)
  const taken = { state: 'claimed', claimedBy: reviewer.id, claimEndsAt: claimEnd(now) } as const
  if (await moveCaseRow(tx, kase.id, { state: 'open' }, taken)) await start(tx, kase)
  // A claim that ran out and was not swept up yet: the version is in review already.
  else if (!(await moveCaseRow(tx, kase.id, { state: 'claimed', claimEndedBy: now }, taken))) throw takenByOther()
  await enqueue(tx, claimEnds, { caseId: kase.id }, { startAfter: taken.claimEndsAt })
  await recordAudit(tx, reviewer, 'case.claimed', kase.id)
}

async function start(tx: Tx, kase: CaseRow): Promise<void> {
  try {
    await startReview(tx, kase.versionId)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'studio.wrong_state') throw withdrawn()
    throw error
  }
}
