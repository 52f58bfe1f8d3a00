import type { Money } from '@/core/money'

/** `opening` until the provider has answered, then as the provider says. `failed` may still become `paid`. */
export type PaymentStatus = 'opening' | 'open' | 'paid' | 'failed' | 'canceled'

/** Money came that fits no order: another amount, a second time, or for a pack its buyer has already. */
export type Alarm = 'amount' | 'twice' | 'owned'

export interface Payment {
  id: string
  orderId: string
  provider: string
  ref: string | null
  key: string
  state: PaymentStatus
  amount: Money
  /** What the provider says it took and the books have. */
  captured: Money
  alarm: Alarm | null
  alarmClosedAt: Date | null
  payUrl: string | null
  createdAt: Date
}

const MINUTE = 60_000

/**
 * When to ask a silent provider again: every one to four minutes while a buyer may be waiting, more and more rarely after,
 * not at all after ten days.
 */
export function nextAsk(createdAt: Date, now: Date): Date | null {
  const age = now.getTime() - createdAt.getTime()
  if (age > 10 * 24 * 60 * MINUTE) return null
  const pause = age < 120 * MINUTE ? Math.min(Math.max(age / 2, MINUTE), 4 * MINUTE) : age / 8
  return new Date(now.getTime() + pause)
}

/**
 * When to ask again about a payment that brought money: its buyer may have paid twice at one page, and the call that told of
 * the second time may be lost for good. After an hour, then at three times its age, until it is two weeks old.
 */
export function nextLook(createdAt: Date, now: Date): Date | null {
  const age = now.getTime() - createdAt.getTime()
  if (age > 14 * 24 * 60 * MINUTE) return null
  return new Date(now.getTime() + Math.max(age * 2, 60 * MINUTE))
}
