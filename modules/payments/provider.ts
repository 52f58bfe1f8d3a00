import type { Money } from '@/core/money'

/** What a provider shows a buyer who is about to pay. */
export interface CheckoutRequest {
  orderId: string
  amount: Money
  /** What is bought, in words. */
  description: string
  /** Where the buyer comes back to, however it went: a page of ours that says how it stands. */
  returnUrl: string
}

/** How a payment stands at the provider, asked now. Events only tell us to ask: they come late, twice and out of order. */
export interface PaymentState {
  state: 'open' | 'paid' | 'failed' | 'canceled'
  /** All that was taken so far. More than the amount, if the buyer paid twice. */
  captured: Money
}

/** Something a provider told us, verified and put into our words. */
export interface ProviderEvent {
  /** The provider's id of the event: the same event is stored once. */
  id: string
  kind: string
  /** The provider's name for the payment. */
  ref: string
  /** Our key of the payment (of a refund: our id of it), where the provider keeps one: it finds what we never learned the name of. */
  key?: string
  /** What was said, to be kept. */
  body: Record<string, string | number | null>
}

/** Money that is to go back to the buyer by the way it came. */
export interface RefundRequest {
  refundId: string
  /** The provider's name for the payment. */
  paymentRef: string
  amount: Money
}

/** How a refund stands at its provider. `failed` may come after `done`: a bank sent it back days later. */
export interface RefundState {
  state: 'pending' | 'done' | 'failed'
  /** The provider's name for it, or the bank's reference. */
  ref: string | null
  /** Of a failed one: why. */
  reason: string
  /** Of a failed one: nothing is wrong with it, the shop's balance at the provider is short for now. */
  later: boolean
}

/** How a dispute stands at its provider, asked now. In minor units of `amount`'s currency. */
export interface DisputeState {
  state:
    | 'warning_needs_response'
    | 'warning_under_review'
    | 'warning_closed'
    | 'needs_response'
    | 'under_review'
    | 'won'
    | 'lost'
  /** Our key of the payment in dispute. */
  paymentKey: string | null
  amount: Money
  /** What was really taken from the shop's balance so far, and given back to it. */
  taken: bigint
  givenBack: bigint
  /** What the provider keeps for it. */
  fee: bigint
  reason: string
  /** Evidence is taken until then. */
  dueAt: Date | null
}

/** A dispute as its provider lists it. */
export type ListedDispute = Pick<DisputeState, 'state' | 'taken' | 'givenBack'> & { ref: string }

/** A movement of the shop's balance at a provider, as the provider lists them. */
export interface Movement {
  id: string
  at: Date
  /** The provider's word for it. */
  kind: string
  /** What the balance gained, or lost (below zero), with the fee taken off. */
  minor: bigint
  feeMinor: bigint
  currency: string
  /** The provider's name for what moved it. */
  source: string
}

export interface PaymentProvider {
  id: string
  caps: {
    /** A processor takes a fixed part of each payment, so there is a least amount. */
    card: boolean
    /** Its state changes outside our house, so silence must be asked about. */
    polled: boolean
    /** Play money: its orders live in the test book and are never paid out. */
    test: boolean
    /** How long an order waits for the money. */
    orderMinutes: number
    /** A person pays a refund back and writes the bank's reference down: there is nobody to call. */
    refundsByHand: boolean
    /** Kinds of its movements that are what it charges the shop for no single payment; only for processors. */
    charges?: readonly string[]
  }
  /** Open a payment. The same key gives the same payment, however often it is asked. */
  createCheckout(request: CheckoutRequest, key: string): Promise<{ ref: string; url: string }>
  /** Close a pay page on which nothing was paid. One that is closed or paid meanwhile is thrown. */
  closeCheckout?(ref: string): Promise<void>
  getPayment(ref: string): Promise<PaymentState>
  /** Give money back. The same key gives back once, however often it is asked. A definite no is an answer, silence is thrown. */
  refund(request: RefundRequest, key: string): Promise<RefundState>
  /** How a refund stands now: what it can be found by is ours. Undefined when the provider never heard of it. */
  findRefund(request: RefundRequest): Promise<RefundState | undefined>
  /**
   * What it kept of a payment that was taken, its name for that movement, and the country the card was issued in, where it
   * says so. Undefined while it has not said.
   */
  getFee?(ref: string): Promise<{ move: string; amount: Money; country?: string } | undefined>
  /** How a transfer of its balance to the operator's bank stands. */
  getWithdrawal?(ref: string): Promise<{ state: 'pending' | 'done' | 'failed'; amount: Money }>
  /** How a dispute stands now; only where a buyer's bank can take a payment back. */
  getDispute?(ref: string): Promise<DisputeState | undefined>
  /** Every dispute that began at this moment or later, as it stands now: of some its call may never have come. */
  listDisputes?(from: Date): AsyncIterable<ListedDispute>
  /** Every movement of the shop's balance there from a moment until another, to be compared with the books. */
  listMovements?(from: Date, until: Date): AsyncIterable<Movement>
  /** Verify a call over its exact bytes. @throws Refusal `payments.bad_signature` (400) */
  parseWebhook(raw: Buffer, headers: Headers): ProviderEvent[]
}
