import { Refusal } from '@/core/refusal'

/** Where a review stands. `claimed`: one reviewer has it, until the claim ends. */
export const CASE_STATES = ['open', 'claimed', 'approved', 'rejected', 'withdrawn'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** What can happen to a case: by a reviewer, by the clock (lapse), by the artist (withdraw). */
export type CaseMove = 'claim' | 'keep' | 'mark' | 'give_back' | 'lapse' | 'approve' | 'reject' | 'withdraw'

/** Every move a case can make. What is not in this table cannot happen. */
const MOVES: Record<CaseState, Partial<Record<CaseMove, CaseState>>> = {
  open: { claim: 'claimed', withdraw: 'withdrawn' },
  claimed: {
    keep: 'claimed',
    mark: 'claimed',
    give_back: 'open',
    lapse: 'open',
    approve: 'approved',
    reject: 'rejected',
  },
  approved: {},
  rejected: {},
  withdrawn: {},
}

/**
 * The state a case comes to by this move.
 * @throws Refusal `moderation.wrong_state`
 */
export function moveCase(from: CaseState, by: CaseMove): CaseState {
  const to = MOVES[from][by]
  if (!to)
    throw new Refusal('moderation.wrong_state', 409, `A case that is ${from} cannot ${by}.`, { state: from, move: by })
  return to
}

/** How long a claim lasts without its reviewer doing anything. Then the case goes back to the queue. */
export const CLAIM_MINUTES = 15

export function claimEnd(now: Date): Date {
  return new Date(now.getTime() + CLAIM_MINUTES * 60_000)
}

/** When a version sent at `openedAt` is to be decided by. */
export function dueAt(openedAt: Date, promiseHours: number): Date {
  return new Date(openedAt.getTime() + promiseHours * 3_600_000)
}

/** As it stands now: a claim that has run out holds nobody back, whether or not somebody swept it up yet. */
export function stateNow(kase: { state: CaseState; claimEndsAt: Date | null }, now: Date): CaseState {
  return kase.state === 'claimed' && (kase.claimEndsAt ?? now) <= now ? 'open' : kase.state
}
