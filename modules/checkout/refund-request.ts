import type { Order } from './order'

export type RequestState = 'open' | 'granted' | 'declined' | 'withdrawn'

/** A buyer asks for his money back, and somebody decides by a promised time. */
export interface RefundRequest {
  id: string
  orderId: string
  buyerId: string
  lineIds: string[]
  state: RequestState
  words: string
  answer: string
  dueAt: Date
  createdAt: Date
  decidedAt: Date | null
  refundId: string | null
}

const DAY_MS = 86_400_000

/** Until when money of an order can be asked back. Undefined for one that is not paid. */
export function askableUntil({ state, paidAt }: Pick<Order, 'state' | 'paidAt'>, days: number): Date | undefined {
  return state === 'paid' && paidAt ? new Date(paidAt.getTime() + days * DAY_MS) : undefined
}

/** By how many hours a decision is or was late; 0 within the promise. */
export function hoursLate({ dueAt, decidedAt }: Pick<RefundRequest, 'dueAt' | 'decidedAt'>, now: Date): number {
  return Math.max(0, Math.ceil(((decidedAt ?? now).getTime() - dueAt.getTime()) / 3_600_000))
}
