import type { Money } from '@/core/money'
import type { Owed } from '@/modules/ledger/split-back'

/** What of a dispute is in the books. An inquiry has moved no money; a lost one may be won after all. */
export type DisputeStage = 'inquiry' | 'open' | 'won' | 'lost'

/** A buyer's bank takes a payment back, or asks about it. */
export interface Dispute {
  id: string
  orderId: string
  paymentId: string
  provider: string
  ref: string
  /** The provider's word for how it stands. */
  state: string
  stage: DisputeStage
  reason: string
  amount: Money
  /** What the provider takes for it, so far. */
  fee: Money
  /** What is in dispute of what remained with each of those the sale went to. */
  parts: Owed[]
  /** The payment fitted no order: what was bought is not touched. */
  surplus: boolean
  /** Of stars or of a surplus: what is set apart while it is open, in minor units. */
  held: bigint
  /** Of stars: what its buyer owes once it is lost, for he had spent them. */
  owed: bigint
  dueAt: Date | null
  createdAt: Date
  endedAt: Date | null
}

/** While this is so nothing of the order goes back by us, and what was bought is not given. */
export function isDisputed(disputes: readonly Pick<Dispute, 'stage' | 'surplus'>[]): boolean {
  return disputes.some(({ stage, surplus }) => !surplus && (stage === 'open' || stage === 'lost'))
}
