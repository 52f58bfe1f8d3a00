import { noticeClosed } from './refusals'

/**
 * Where one pack of a notice stands. `down`: taken down, its artist may answer; `countered`: he did, the claimant may go to court;
 * `court`: he did; `final`: nobody answered in time, or the claimant won.
 */
export type NoticedState = 'waiting' | 'refused' | 'down' | 'countered' | 'court' | 'restored' | 'final'

/** What can happen: by a senior reviewer (accept, refuse, close), the artist (counter), the claimant (court, withdraw), the clock (lapse), or a takedown that was taken back for another reason (restore). */
type NoticeMove = 'accept' | 'refuse' | 'counter' | 'court' | 'withdraw' | 'close' | 'lapse' | 'restore'

/** Every move there is. When a clock runs out, silence decides: the artist's leaves the pack down, the claimant's brings it back. */
const MOVES: Record<NoticedState, Partial<Record<NoticeMove, NoticedState>>> = {
  waiting: { accept: 'down', refuse: 'refused', withdraw: 'refused' },
  down: { counter: 'countered', lapse: 'final', withdraw: 'restored', restore: 'restored' },
  countered: { court: 'court', lapse: 'restored', withdraw: 'restored', restore: 'restored' },
  court: { withdraw: 'restored', close: 'final', restore: 'restored' },
  refused: {},
  restored: {},
  final: {},
}

/** @throws Refusal `moderation.notice_closed` (409) */
export function moveNotice(from: NoticedState, by: NoticeMove): NoticedState {
  const to = MOVES[from][by]
  if (!to) throw noticeClosed()
  return to
}

export const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000)

/** What one notice may name. */
export const NOTICE_PACKS = 50

/** Grounds a notice can have: somebody else's rights. */
export const NOTICE_REASONS = ['ART-COPY', 'ART-COPY-MIRROR', 'BRAND', 'PERSON'] as const
