import type { Money } from '@/core/money'
import type { Entry } from '@/modules/ledger/entry'

/** Why money goes back. Each has words in messages; there is no reason without words. */
export const REFUND_REASONS = [
  'withdrawn',
  'not_as_described',
  'technical',
  'duplicate',
  'fraud',
  'rights',
  'goodwill',
] as const
export type RefundReason = (typeof REFUND_REASONS)[number]

export type RefundState = 'pending' | 'done' | 'failed'

/** Money on its way back to a buyer, as it was decided; what it posts when it is done is in it from the start. */
export interface Refund {
  id: string
  orderId: string
  paymentId: string
  provider: string
  state: RefundState
  amount: Money
  reason: RefundReason
  note: string
  entry: Entry
  decidedBy: string
  attempt: number
  tries: number
  ref: string | null
  lastError: string
  createdAt: Date
  endedAt: Date | null
  lines: { lineId: string; amount: Money }[]
}
