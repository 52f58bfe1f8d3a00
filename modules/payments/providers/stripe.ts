import type Stripe from 'stripe'
import { money } from '@/core/money'
import { env } from '@/infra/env'
import { fromStripeAmount, readStripeEvent, refusalOf, SHORT, stripeClient, toStripeAmount } from '@/infra/stripe'
import type { DisputeState, PaymentProvider, PaymentState, ProviderEvent, RefundState } from '../provider'
import { amountOfTens, badSignature, chargeNotFound } from '../refusals'

/** Of accounts, of services such as Radar, of changing money, and the tax on these; what it keeps of a payment is no movement of its own. */
const CHARGES = ['stripe_fee', 'stripe_fx_fee', 'tax_fee'] as const satisfies Stripe.BalanceTransaction['type'][]

/**
 * Cards and whatever else the operator switched on at Stripe, on Stripe's own page (Checkout): nothing of theirs runs on ours.
 * The charge is the shop's; artists are paid by transfers when they ask (payouts/providers/stripe.ts), so a refund within the
 * hold takes nothing back from anyone's account.
 */
export const stripe: PaymentProvider = {
  id: 'stripe',
  // A session of Stripe's lives for a day, and so does its idempotency key.
  caps: {
    card: true,
    polled: true,
    test: !env.stripeLive,
    orderMinutes: 24 * 60,
    refundsByHand: false,
    charges: CHARGES,
  },

  async createCheckout({ orderId, amount, description, returnUrl }, key) {
    const unit = toStripeAmount(amount.minor, amount.currency)
    if (unit === undefined) throw amountOfTens(amount.currency)
    const metadata = { order: orderId, key }
    const { id, url } = await stripeClient().checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: orderId,
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: amount.currency.toLowerCase(),
              unit_amount: unit,
              // Stripe's own limit; the whole list stands on the order's page.
              product_data: { name: description.slice(0, 250) },
            },
          },
        ],
        success_url: returnUrl,
        cancel_url: returnUrl,
        metadata,
        payment_intent_data: { metadata, transfer_group: orderId },
      },
      { idempotencyKey: key },
    )
    if (!url) throw new Error(`${id}: a session without an address`)
    return { ref: id, url }
  },

  async closeCheckout(ref) {
    await stripeClient().checkout.sessions.expire(ref, {}, { idempotencyKey: `${ref}:close` })
  },

  async getPayment(ref) {
    const session = await retrieve(ref)
    const currency = (session.currency ?? '').toUpperCase()
    const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
    const captured = intent ? fromStripeAmount(intent.amount_received, currency) : 0n
    return { state: stateOf(session, intent, captured), captured: money(captured, currency) }
  },

  async refund({ refundId, paymentRef, amount }, key) {
    const { payment_intent: intent } = await retrieve(paymentRef)
    const units = toStripeAmount(amount.minor, amount.currency)
    if (!intent || units === undefined) return { state: 'failed', ref: null, reason: 'amount_or_payment', later: false }
    try {
      const made = await stripeClient().refunds.create(
        {
          payment_intent: typeof intent === 'object' ? intent.id : intent,
          amount: units,
          metadata: { refund: refundId },
        },
        { idempotencyKey: key },
      )
      return refundState(made)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      return { state: 'failed', ref: null, reason: refusal, later: refusal === SHORT }
    }
  },

  async findRefund({ refundId, paymentRef }) {
    const { payment_intent: intent } = await retrieve(paymentRef)
    if (!intent) return undefined
    const payment = typeof intent === 'object' ? intent.id : intent
    for await (const refund of stripeClient().refunds.list({ payment_intent: payment, limit: 100 }))
      if (refund.metadata?.refund === refundId) return refundState(refund)
    return undefined
  },

  async getFee(ref) {
    const { payment_intent: intent } = await retrieve(ref)
    const charge = typeof intent === 'object' ? intent?.latest_charge : undefined
    if (!charge) return undefined
    const id = typeof charge === 'object' ? charge.id : charge
    const { balance_transaction: move, payment_method_details: paidBy } = await stripeClient().charges.retrieve(id, {
      expand: ['balance_transaction'],
    })
    if (!move || typeof move !== 'object') return undefined
    const currency = move.currency.toUpperCase()
    const country = paidBy?.card?.country
    return { move: move.id, amount: money(fromStripeAmount(move.fee, currency), currency), ...(country && { country }) }
  },

  async getWithdrawal(ref) {
    const { status, amount, currency: its } = await stripeClient().payouts.retrieve(ref)
    const currency = its.toUpperCase()
    const state = status === 'paid' ? 'done' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
    return { state, amount: money(fromStripeAmount(amount, currency), currency) }
  },

  async getDispute(ref) {
    const dispute = await stripeClient().disputes.retrieve(ref, { expand: ['payment_intent'] })
    const intent = typeof dispute.payment_intent === 'object' ? dispute.payment_intent : null
    const currency = dispute.currency.toUpperCase()
    const minor = (amount: number) => fromStripeAmount(amount, currency)
    const due = dispute.evidence_details.due_by
    return {
      state: stateOfDispute(dispute.status, ref),
      paymentKey: intent?.metadata.key ?? null,
      amount: money(minor(dispute.amount), currency),
      ...movedBy(dispute),
      fee: dispute.balance_transactions.reduce((total, { fee }) => total + minor(fee), 0n),
      reason: dispute.reason,
      dueAt: due ? new Date(due * 1_000) : null,
    }
  },

  async *listDisputes(from) {
    const created = { gte: Math.floor(from.getTime() / 1_000) }
    for await (const dispute of stripeClient().disputes.list({ created, limit: 100 }))
      yield { ref: dispute.id, state: stateOfDispute(dispute.status, dispute.id), ...movedBy(dispute) }
  },

  async *listMovements(from, until) {
    const created = { gte: Math.floor(from.getTime() / 1_000), lt: Math.floor(until.getTime() / 1_000) }
    for await (const move of stripeClient().balanceTransactions.list({ created, limit: 100 })) {
      const currency = move.currency.toUpperCase()
      yield {
        id: move.id,
        at: new Date(move.created * 1_000),
        kind: move.type,
        minor: fromStripeAmount(move.net, currency),
        feeMinor: fromStripeAmount(move.fee, currency),
        currency,
        source: typeof move.source === 'string' ? move.source : (move.source?.id ?? ''),
      }
    }
  },

  parseWebhook(raw, headers) {
    const event = readStripeEvent(raw, headers.get('stripe-signature') ?? '')
    if (!event) throw badSignature('no secret of ours fits')
    return toEvents(event)
  },
}

async function retrieve(ref: string): Promise<Stripe.Checkout.Session> {
  try {
    return await stripeClient().checkout.sessions.retrieve(ref, { expand: ['payment_intent'] })
  } catch (error) {
    if ((error as { code?: string }).code === 'resource_missing') throw chargeNotFound()
    throw error
  }
}

function refundState({ id, status, failure_reason: reason }: Stripe.Refund): RefundState {
  const state = status === 'succeeded' ? 'done' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
  return { state, ref: id, reason: state === 'failed' ? (reason ?? status ?? 'failed') : '', later: false }
}

const DISPUTE_STATES = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'won',
  'lost',
] as const satisfies readonly DisputeState['state'][]

/** Only the states whose meaning we know; in another one the event waits for a person. */
function stateOfDispute(status: string, ref: string): DisputeState['state'] {
  const state = DISPUTE_STATES.find((known) => known === status)
  if (!state) throw new Error(`${ref}: a dispute that is ${status}`)
  return state
}

/** What a dispute really took from the shop's balance so far, and gave back to it. */
function movedBy({ id, currency, balance_transactions: moves }: Stripe.Dispute) {
  let [taken, givenBack] = [0n, 0n]
  for (const { amount, currency: its } of moves) {
    if (its !== currency) throw new Error(`${id}: taken in ${its}, of a payment in ${currency}`)
    const minor = fromStripeAmount(Math.abs(amount), currency.toUpperCase())
    if (amount < 0) taken += minor
    else givenBack += minor
  }
  return { taken, givenBack }
}

/** A declined card leaves the session open: the buyer tries another one on the same page. */
function stateOf(
  { status }: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  captured: bigint,
): PaymentState['state'] {
  if (captured > 0n) return 'paid'
  if (status === 'expired') return 'canceled'
  // Complete, and then the bank said no: a debit that takes days.
  if (status === 'complete' && intent?.status === 'requires_payment_method') return 'failed'
  return intent?.status === 'canceled' ? 'canceled' : 'open'
}

/** What we act on: a buyer's session, a card declined on it, a refund, a dispute, the shop's own money on its way to its bank, and a person's account or transfer. An event about anything else is answered and not kept. */
function toEvents({ id, type, account, data: { object } }: Stripe.Event): ProviderEvent[] {
  // The shop's own money on its way to its bank; an artist's is between him and Stripe.
  if (object.object === 'payout') {
    const { id: ref, status, amount } = object
    return account ? [] : [{ id, kind: `withdrawal.${status}`, ref, body: { ref, status, amount } }]
  }
  if (
    (object.object === 'transfer' && type === 'transfer.reversed') ||
    (object.object === 'account' && type === 'account.updated')
  )
    return [{ id, kind: type, ref: object.id, body: { ref: object.id } }]
  if (object.object === 'dispute') {
    const { id: ref, status, amount } = object
    return [{ id, kind: type, ref, body: { ref, status, amount } }]
  }
  if (object.object === 'refund') {
    const refund = object.metadata?.refund
    const body = { ref: object.id, key: refund ?? null, status: object.status, amount: object.amount }
    return [{ id, kind: type, ref: object.id, body, ...(refund && { key: refund }) }]
  }
  // A card was declined on a page that stays open: nothing to settle, but it is counted.
  if (object.object === 'payment_intent' && type === 'payment_intent.payment_failed' && object.metadata.key)
    return [
      { id, kind: type, ref: object.id, key: object.metadata.key, body: { ref: object.id, key: object.metadata.key } },
    ]
  if (object.object !== 'checkout.session') return []
  const { id: ref, metadata, payment_status: status, amount_total: amount, currency } = object
  const key = metadata?.key
  const body = { ref, key: key ?? null, status, amount, currency }
  return [{ id, kind: type, ref, body, ...(key && { key }) }]
}
