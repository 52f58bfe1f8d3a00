import { money, type Money } from '@/core/money'

const DAY_MS = 86_400_000

export const PAYOUT_STATES = ['requested', 'approved', 'sent', 'paid', 'returned', 'failed', 'canceled'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

/**
 * Every move a payout can make; a trigger (`keep_payout`) holds the same table. From `sent` back to `approved` when a
 * processor said a definite "not now"; from `paid` to `returned` when a bank sends it back days later: nothing is final.
 */
export const PAYOUT_MOVES: Record<PayoutState, readonly PayoutState[]> = {
  requested: ['approved', 'canceled'],
  approved: ['sent', 'canceled'],
  sent: ['paid', 'failed', 'approved'],
  paid: ['returned'],
  returned: [],
  failed: [],
  canceled: [],
}

/** Still under way: its money is set apart, and no other can be asked for. */
export const OPEN_STATES = ['requested', 'approved', 'sent'] as const satisfies readonly PayoutState[]

/**
 * Whole days that a payout waits for an account that took another's place: whoever can change where money goes is not always its
 * owner, who is told by mail at once. Over a weekend and a day more; shorter than from one payout day to the next, so that nobody misses two.
 * A first account waits for nothing: there is none it could be put in place of, and money that waits is what artists mind most.
 */
const ACCOUNT_HOLD_DAYS = 3

/** When payouts to an account may be asked for that took another's place now: the beginning of a day (UTC). */
export function accountHoldEnd(now: Date): Date {
  return new Date((Math.floor(now.getTime() / DAY_MS) + 1 + ACCOUNT_HOLD_DAYS) * DAY_MS)
}

/** Why a person's payouts may be stopped. Each has words in messages; there is no reason without words. */
export const FREEZE_REASONS = ['disputes', 'identity', 'rights', 'fraud', 'law'] as const
export type FreezeReason = (typeof FREEZE_REASONS)[number]

/** The reason of a payout that was called off because a takedown holds a part of it; its words are in messages. */
export const HELD_REASON = 'takedown'

/** Where a payout goes. */
export interface Destination {
  provider: string
  holder: string
  account: string
  bic: string
  accountRef: string | null
}

export interface Payout extends Destination {
  id: string
  userId: string
  state: PayoutState
  /** All of it, with what is kept back. */
  amount: Money
  /** Tax kept back of it when it leaves, as it was shown when it was asked for. */
  withheld: Money
  withheldPoints: number
  withheldCountry: string | null
  /** What its provider charged the shop for it; null until that is known. */
  fee: Money | null
  attempt: number
  ref: string | null
  batch: string | null
  reason: string
  dueOn: Date
  requestedAt: Date
  approvedAt: Date | null
  approvedBy: string | null
  sentAt: Date | null
  paidAt: Date | null
  endedAt: Date | null
}

/** What the books keep back of it; undefined when nothing is. */
export function keptBack({ withheld, withheldCountry }: Payout): { country: string; amount: Money } | undefined {
  return withheldCountry !== null && withheld.minor > 0n ? { country: withheldCountry, amount: withheld } : undefined
}

/** What reaches the person. */
export function netOf({ amount, withheld }: Pick<Payout, 'amount' | 'withheld'>): Money {
  return money(amount.minor - withheld.minor, amount.currency)
}

/** The day (UTC) on which a payout asked for at this moment leaves at the latest: the first payout day after today. */
export function nextPayoutDay(now: Date, weekday: number): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const ahead = (weekday - new Date(today).getUTCDay() + 7) % 7 || 7
  return new Date(today + ahead * DAY_MS)
}

/** By how many whole days a payout is or was late; 0 within the promise. */
export function daysLate({ dueOn, paidAt, endedAt }: Pick<Payout, 'dueOn' | 'paidAt' | 'endedAt'>, now: Date): number {
  const until = paidAt ?? endedAt ?? now
  return Math.max(0, Math.floor((until.getTime() - dueOn.getTime()) / DAY_MS))
}
