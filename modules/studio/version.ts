import { Refusal } from '@/core/refusal'

/** Where a version stands. On sale, stopped and banned belong to its pack (catalog/pack.ts). */
export const VERSION_STATES = ['editing', 'waiting', 'in_review', 'rejected', 'approved'] as const
export type VersionState = (typeof VERSION_STATES)[number]

/** What can happen to a version: by its artist (change, submit, withdraw), by a reviewer (start, give_back, approve, reject), by whoever hears an appeal (grant). */
export type VersionMove = 'change' | 'submit' | 'withdraw' | 'start' | 'give_back' | 'approve' | 'reject' | 'grant'

/** Every move a version can make. What is not in this table cannot happen. */
const MOVES: Record<VersionState, Partial<Record<VersionMove, VersionState>>> = {
  editing: { change: 'editing', submit: 'waiting' },
  waiting: { withdraw: 'editing', start: 'in_review' },
  in_review: { give_back: 'waiting', approve: 'approved', reject: 'rejected' },
  rejected: { change: 'editing', submit: 'waiting', grant: 'approved' },
  approved: {},
}

/**
 * The state a version comes to by this move.
 * @throws Refusal `studio.frozen` when the artist may not change it now, `studio.wrong_state` for every other move.
 */
export function moveVersion(from: VersionState, by: VersionMove): VersionState {
  const to = MOVES[from][by]
  if (to) return to
  if (by === 'change')
    throw new Refusal('studio.frozen', 409, `A version that is ${from} cannot be changed.`, { state: from })
  throw new Refusal('studio.wrong_state', 409, `A version that is ${from} cannot ${by}.`, { state: from, move: by })
}

/** Whether the artist may change it now. */
export function isEditable(state: VersionState): boolean {
  return MOVES[state].change !== undefined
}

/** All eight states an artist reads, of a version and of its pack, as one word. */
export type ShownState = VersionState | 'on_sale' | 'stopped' | 'banned'

/**
 * The states on the dashed track, in order, and which one holds now. A rejection stands where the review did,
 * and the last step says how the pack is offered.
 */
export function trackOf(version: VersionState, pack: string): { steps: ShownState[]; current: number } {
  const offered: ShownState = pack === 'stopped' || pack === 'banned' ? pack : 'on_sale'
  const judged: ShownState = version === 'rejected' ? 'rejected' : 'approved'
  const steps: ShownState[] = ['editing', 'waiting', 'in_review', judged, offered]
  const at: Record<VersionState, number> = { editing: 0, waiting: 1, in_review: 2, rejected: 3, approved: 3 }
  // An approved version goes on sale by itself; only a pack that never did stays at "approved".
  return { steps, current: version === 'approved' && pack !== 'draft' ? 4 : at[version] }
}
