import { invalid } from './accepts'
import { Books, feeOn, movement } from './books'
import { noSuch, StripeFault } from './fault'
import { mapOf, partOf, textOf, wholeOf, type Form } from './form'
import { make, newStripeId, now, type StripeObject } from './objects'
import type { Webhooks } from './webhooks'

const DAY = 86_400
const PLATFORM = 'platform'

/** What Stripe knows and does: its objects, its books, and an event for everything that happens. */
export class World {
  readonly books = new Books()
  readonly #objects = new Map<string, StripeObject>()
  /** What the intent of a session will carry, by the session. */
  readonly #intentData = new Map<string, Form>()
  readonly #webhooks: Webhooks
  readonly origin: () => string
  /** How refunds begin from here on: some banks take days. */
  refundsAre: 'succeeded' | 'pending' = 'succeeded'
  /** What Stripe takes for a transfer from here on. */
  transferFee = 0

  constructor(webhooks: Webhooks, origin: () => string) {
    this.#webhooks = webhooks
    this.origin = origin
  }

  find(object: string, id: string): StripeObject {
    const found = this.#objects.get(id)
    if (found?.object !== object) throw noSuch(object, id)
    return found
  }

  all(object: string): StripeObject[] {
    return [...this.#objects.values()].filter((known) => known.object === object)
  }

  #keep(object: StripeObject): StripeObject {
    this.#objects.set(object.id, object)
    return object
  }

  // Checkout ----------------------------------------------------------------------------------------------------------

  createSession(form: Form): StripeObject {
    const lines = Object.values(partOf(form, 'line_items') ?? {}) as Form[]
    const [line] = lines
    const price = partOf(line, 'price_data')
    const unit = price && wholeOf(price, 'unit_amount')
    if (textOf(form, 'mode') !== 'payment') throw invalid('mode', 'Must be payment')
    if (!line || lines.length > 1 || !price || unit === undefined)
      throw invalid('line_items', 'Needs one line with a price')
    const currency = lowerCurrency(textOf(price, 'currency'), 'line_items[0][price_data][currency]')
    const amount = unit * (wholeOf(line, 'quantity') ?? 0)
    if (amount < 50) throw new StripeFault(400, 'amount_too_small', 'Amount must be no less than 50 cents.')
    if (amount > 99_999_999) throw new StripeFault(400, 'amount_too_large', 'Amount must be no more than $999,999.99.')
    const id = newStripeId('checkout.session')
    const session = this.#keep(
      make('checkout.session', {
        id,
        mode: 'payment',
        status: 'open',
        payment_status: 'unpaid',
        amount_total: amount,
        amount_subtotal: amount,
        currency,
        client_reference_id: textOf(form, 'client_reference_id') ?? null,
        success_url: textOf(form, 'success_url'),
        cancel_url: textOf(form, 'cancel_url') ?? null,
        customer_details: null,
        metadata: mapOf(form, 'metadata'),
        expires_at: now() + DAY,
        payment_intent: null,
        url: `${this.origin()}/pay/${id}`,
      }),
    )
    this.#intentData.set(session.id, partOf(form, 'payment_intent_data') ?? {})
    return session
  }

  /** The buyer pays. */
  pay(sessionId: string): StripeObject {
    const session = this.find('checkout.session', sessionId)
    if (session.status !== 'open')
      throw new StripeFault(400, 'session_closed', `The session is ${String(session.status)}`)
    const amount = session.amount_total as number
    const currency = session.currency as string
    const carried = this.#intentData.get(session.id)
    const intent = this.#intentOf(session)
    const charge = this.#keep(
      make('charge', {
        amount,
        amount_captured: amount,
        captured: true,
        paid: true,
        currency,
        payment_intent: intent.id,
        metadata: mapOf(carried, 'metadata'),
        transfer_group: (carried && textOf(carried, 'transfer_group')) ?? null,
        status: 'succeeded',
        description: null,
      }),
    )
    const fee = feeOn(amount)
    const moved = this.#keep(movement('charge', charge.id, amount, currency, fee))
    charge.balance_transaction = moved.id
    this.books.post(
      `charge ${charge.id}`,
      currency,
      ['card networks', -amount],
      [PLATFORM, amount - fee],
      ['stripe', fee],
    )
    Object.assign(intent, {
      status: 'succeeded',
      amount_received: amount,
      latest_charge: charge.id,
      last_payment_error: null,
    })
    Object.assign(session, { status: 'complete', payment_status: 'paid', url: null })
    this.#webhooks.happened('charge.succeeded', charge)
    this.#webhooks.happened('payment_intent.succeeded', intent)
    this.#webhooks.happened('checkout.session.completed', session)
    return session
  }

  /** The bank says no. The session stays open: the buyer may use another card. */
  decline(sessionId: string): StripeObject {
    const session = this.find('checkout.session', sessionId)
    const intent = this.#intentOf(session)
    intent.last_payment_error = { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' }
    this.#webhooks.happened('payment_intent.payment_failed', intent)
    return session
  }

  expire(sessionId: string): StripeObject {
    const session = this.find('checkout.session', sessionId)
    if (session.status !== 'open') throw new StripeFault(400, 'session_closed', 'Only open sessions expire')
    Object.assign(session, { status: 'expired', url: null })
    this.#webhooks.happened('checkout.session.expired', session)
    return session
  }

  #intentOf(session: StripeObject): StripeObject {
    if (typeof session.payment_intent === 'string') return this.find('payment_intent', session.payment_intent)
    const carried = this.#intentData.get(session.id)
    const intent = this.#keep(
      make('payment_intent', {
        amount: session.amount_total,
        amount_received: 0,
        currency: session.currency,
        status: 'requires_payment_method',
        metadata: mapOf(carried, 'metadata'),
        transfer_group: (carried && textOf(carried, 'transfer_group')) ?? null,
        transfer_data: null,
        last_payment_error: null,
        next_action: null,
        canceled_at: null,
        processing: null,
        shipping: null,
      }),
    )
    session.payment_intent = intent.id
    return intent
  }

  // After the sale ----------------------------------------------------------------------------------------------------

  createRefund(form: Form): StripeObject {
    const intentId = textOf(form, 'payment_intent')
    const chargeId = textOf(form, 'charge') ?? (intentId && this.find('payment_intent', intentId).latest_charge)
    if (typeof chargeId !== 'string')
      throw invalid('charge', 'One of charge or payment_intent is needed, of a payment that was taken')
    const charge = this.find('charge', chargeId)
    const left = (charge.amount as number) - (charge.amount_refunded as number)
    const amount = wholeOf(form, 'amount') ?? left
    if (charge.disputed) throw new StripeFault(400, 'charge_disputed', 'This charge has been charged back.')
    if (left === 0) throw new StripeFault(400, 'charge_already_refunded', 'Charge has already been refunded.')
    if (amount === 0 || amount > left)
      throw invalid('amount', `Refund amount (${amount}) is greater than unrefunded amount (${left})`)
    const currency = charge.currency as string
    this.#spend(amount, currency)
    const refund = this.#keep(
      make('refund', {
        amount,
        currency,
        charge: charge.id,
        payment_intent: charge.payment_intent,
        metadata: mapOf(form, 'metadata'),
        reason: textOf(form, 'reason') ?? null,
        status: this.refundsAre,
      }),
    )
    refund.balance_transaction = this.#keep(movement('refund', refund.id, -amount, currency)).id
    this.books.post(`refund ${refund.id}`, currency, [PLATFORM, -amount], ['card networks', amount])
    charge.amount_refunded = (charge.amount_refunded as number) + amount
    charge.refunded = charge.amount_refunded === charge.amount
    this.#webhooks.happened('refund.created', refund)
    this.#webhooks.happened('charge.refunded', charge)
    return refund
  }

  /** A refund that took its time arrived, or its bank sent it back, perhaps days after it had arrived: the money is here again. */
  endRefund(refundId: string, status: 'succeeded' | 'failed'): StripeObject {
    const refund = this.find('refund', refundId)
    if (refund.status === 'failed') throw new Error(`stripe double: ${refundId} has failed already`)
    refund.status = status
    if (status === 'failed') {
      const [amount, currency] = [refund.amount as number, refund.currency as string]
      refund.failure_reason = 'expired_or_canceled_card'
      refund.failure_balance_transaction = this.#keep(movement('refund_failure', refund.id, amount, currency)).id
      this.books.post(`refund failed ${refund.id}`, currency, ['card networks', -amount], [PLATFORM, amount])
      const charge = this.find('charge', refund.charge as string)
      charge.amount_refunded = (charge.amount_refunded as number) - amount
      charge.refunded = false
      this.#webhooks.happened('refund.failed', refund)
    }
    this.#webhooks.happened('refund.updated', refund)
    return refund
  }

  listRefunds(form: Form) {
    const intent = textOf(form, 'payment_intent')
    const data = this.all('refund').filter((refund) => intent === undefined || refund.payment_intent === intent)
    return { object: 'list', url: '/v1/refunds', has_more: false, data: data.toReversed() }
  }

  /** The buyer's bank takes a payment back, with a fee of 15.00; or only asks about it (`warning`). `closeDispute` ends it. */
  dispute(
    chargeId: string,
    { warning = false, amount: part }: { warning?: boolean; amount?: number } = {},
  ): StripeObject {
    const charge = this.find('charge', chargeId)
    const amount = part ?? (charge.amount as number) - (charge.amount_refunded as number)
    const dispute = this.#keep(
      make('dispute', {
        amount,
        currency: charge.currency,
        charge: charge.id,
        payment_intent: charge.payment_intent,
        status: warning ? 'warning_needs_response' : 'needs_response',
        reason: 'fraudulent',
        is_charge_refundable: warning,
        balance_transactions: [],
        evidence_details: { due_by: now() + 7 * DAY, has_evidence: false, past_due: false, submission_count: 0 },
      }),
    )
    this.#webhooks.happened('charge.dispute.created', dispute)
    if (!warning) this.#takeBack(dispute)
    return dispute
  }

  /** What was a question becomes a dispute. */
  escalateDispute(disputeId: string): StripeObject {
    const dispute = this.find('dispute', disputeId)
    Object.assign(dispute, { status: 'needs_response', is_charge_refundable: false })
    this.#webhooks.happened('charge.dispute.updated', dispute)
    this.#takeBack(dispute)
    return dispute
  }

  /** The shop has sent its evidence. */
  answerDispute(disputeId: string): StripeObject {
    const dispute = this.find('dispute', disputeId)
    dispute.status = dispute.status === 'warning_needs_response' ? 'warning_under_review' : 'under_review'
    this.#webhooks.happened('charge.dispute.updated', dispute)
    return dispute
  }

  #takeBack(dispute: StripeObject): void {
    const [amount, currency] = [dispute.amount as number, dispute.currency as string]
    this.find('charge', dispute.charge as string).disputed = true
    const moved = this.#keep(movement('adjustment', dispute.id, -amount, currency, 1_500))
    dispute.balance_transactions = [moved]
    this.books.post(
      `dispute ${dispute.id}`,
      currency,
      [PLATFORM, -amount - 1_500],
      ['card networks', amount],
      ['stripe', 1_500],
    )
    this.#webhooks.happened('charge.dispute.funds_withdrawn', dispute)
  }

  closeDispute(disputeId: string, status: 'won' | 'lost' | 'warning_closed'): StripeObject {
    const dispute = this.find('dispute', disputeId)
    dispute.status = status
    if (status === 'won') {
      const currency = dispute.currency as string
      const amount = dispute.amount as number
      const moved = this.#keep(movement('adjustment', dispute.id, amount, currency))
      dispute.balance_transactions = [...(dispute.balance_transactions as unknown[]), moved]
      this.books.post(`dispute won ${dispute.id}`, currency, ['card networks', -amount], [PLATFORM, amount])
      this.#webhooks.happened('charge.dispute.funds_reinstated', dispute)
    }
    this.#webhooks.happened('charge.dispute.closed', dispute)
    return dispute
  }

  // Artists -----------------------------------------------------------------------------------------------------------

  createAccount(form: Form): StripeObject {
    const country = textOf(form, 'country') ?? 'US'
    if (!/^[A-Z]{2}$/.test(country)) throw invalid('country', `Invalid country: ${country}`)
    const account = make('account', {
      country,
      email: textOf(form, 'email') ?? null,
      metadata: mapOf(form, 'metadata'),
      type: 'none',
      capabilities: { transfers: 'inactive' },
      charges_enabled: false,
      payouts_enabled: false,
      details_submitted: false,
    })
    const list = account.external_accounts as { url: string }
    list.url = `/v1/accounts/${account.id}/external_accounts`
    return this.#keep(account)
  }

  createAccountLink(form: Form): StripeObject {
    const account = this.find('account', textOf(form, 'account') ?? '')
    if (textOf(form, 'type') !== 'account_onboarding') throw invalid('type', 'Must be account_onboarding')
    for (const name of ['refresh_url', 'return_url']) if (!textOf(form, name)) throw invalid(name, `Missing ${name}`)
    const back = encodeURIComponent(textOf(form, 'return_url') ?? '')
    return make('account_link', { expires_at: now() + 300, url: `${this.origin()}/onboard/${account.id}?back=${back}` })
  }

  /** The artist has told Stripe all it asked. */
  onboard(accountId: string): StripeObject {
    const account = this.find('account', accountId)
    Object.assign(account, {
      details_submitted: true,
      payouts_enabled: true,
      capabilities: { transfers: 'active' },
      requirements: {
        ...(account.requirements as object),
        currently_due: [],
        eventually_due: [],
        past_due: [],
        disabled_reason: null,
      },
    })
    this.#webhooks.happened('account.updated', account, account.id)
    return account
  }

  createTransfer(form: Form): StripeObject {
    const account = this.find('account', textOf(form, 'destination') ?? '')
    const currency = lowerCurrency(textOf(form, 'currency'), 'currency')
    const amount = wholeOf(form, 'amount') ?? 0
    if (amount < 1) throw invalid('amount', 'This value must be greater than or equal to 1.')
    if ((account.capabilities as { transfers?: string }).transfers !== 'active')
      throw new StripeFault(
        400,
        'insufficient_capabilities_for_transfer',
        'Your destination account needs to have the transfers capability.',
      )
    this.#spend(amount, currency)
    const transfer = make('transfer', {
      amount,
      currency,
      destination: account.id,
      destination_payment: `py_${newStripeId('charge').slice(3)}`,
      transfer_group: textOf(form, 'transfer_group') ?? null,
      metadata: mapOf(form, 'metadata'),
      description: textOf(form, 'description') ?? null,
    })
    const list = transfer.reversals as { url: string }
    list.url = `/v1/transfers/${transfer.id}/reversals`
    transfer.balance_transaction = this.#keep(movement('transfer', transfer.id, -amount, currency, this.transferFee)).id
    this.books.post(
      `transfer ${transfer.id}`,
      currency,
      [PLATFORM, -amount - this.transferFee],
      [account.id, amount],
      ['stripe', this.transferFee],
    )
    this.#webhooks.happened('transfer.created', transfer)
    return this.#keep(transfer)
  }

  /** Movements of the shop's balance, newest first, by pages. */
  listMovements(form: Form) {
    return this.#listed('balance_transaction', '/v1/balance_transactions', form)
  }

  /** Disputes, newest first, by pages. */
  listDisputes(form: Form) {
    return this.#listed('dispute', '/v1/disputes', form)
  }

  #listed(object: string, url: string, form: Form) {
    const { gte = '0', lt = '99999999999' } = mapOf(form, 'created')
    const within = this.all(object)
      .filter(({ created }) => Number(created) >= Number(gte) && Number(created) < Number(lt))
      .toReversed()
    const after = textOf(form, 'starting_after')
    const rest = after === undefined ? within : within.slice(within.findIndex(({ id }) => id === after) + 1)
    const limit = wholeOf(form, 'limit') ?? 10
    return { object: 'list', url, has_more: rest.length > limit, data: rest.slice(0, limit) }
  }

  listTransfers(form: Form) {
    const group = textOf(form, 'transfer_group')
    const data = this.all('transfer').filter((transfer) => group === undefined || transfer.transfer_group === group)
    return {
      object: 'list',
      url: '/v1/transfers',
      has_more: false,
      data: data.toReversed().slice(0, wholeOf(form, 'limit') ?? 10),
    }
  }

  reverseTransfer(transferId: string, form: Form): StripeObject {
    const transfer = this.find('transfer', transferId)
    const currency = transfer.currency as string
    const left = (transfer.amount as number) - (transfer.amount_reversed as number)
    const amount = wholeOf(form, 'amount') ?? left
    if (amount === 0 || amount > left)
      throw invalid('amount', `Reversal amount (${amount}) is greater than what is left (${left})`)
    const account = transfer.destination as string
    if (this.books.balance(account, currency) < amount)
      throw new StripeFault(
        400,
        'balance_insufficient',
        'The connected account has insufficient funds for this reversal.',
      )
    const reversal = this.#keep(
      make('transfer_reversal', { amount, currency, transfer: transfer.id, metadata: mapOf(form, 'metadata') }),
    )
    reversal.balance_transaction = this.#keep(movement('transfer_refund', reversal.id, amount, currency)).id
    this.books.post(`reversal ${reversal.id}`, currency, [account, -amount], [PLATFORM, amount])
    transfer.amount_reversed = (transfer.amount_reversed as number) + amount
    transfer.reversed = transfer.amount_reversed === transfer.amount
    const list = transfer.reversals as { data: unknown[] }
    list.data.unshift(reversal)
    this.#webhooks.happened('transfer.reversed', transfer)
    return reversal
  }

  /** Stripe charges the shop for its account or a service: no call tells of it. Below zero, it gives some back. */
  charge(amount: number, currency: string, type = 'stripe_fee'): StripeObject {
    const moved = this.#keep(movement(type, '', -amount, currency))
    this.books.post(`charge ${moved.id}`, currency, [PLATFORM, -amount], ['stripe', amount])
    return moved
  }

  /** Stripe sends what an artist's account holds to his bank. `failed`: the bank sends it back at once. */
  bankPayout(accountId: string, currency: string, status: 'paid' | 'failed' = 'paid'): StripeObject {
    const amount = this.books.balance(accountId, currency)
    if (amount <= 0) throw new Error(`stripe double: ${accountId} holds nothing`)
    const payout = this.#keep(
      make('payout', { amount, currency, status, failure_code: status === 'failed' ? 'account_closed' : null }),
    )
    if (status === 'paid')
      this.books.post(`payout ${payout.id}`, currency, [accountId, -amount], [`bank of ${accountId}`, amount])
    this.#webhooks.happened(`payout.${status}`, payout, accountId)
    return payout
  }

  balance(account = PLATFORM): unknown {
    const amounts = this.books.currencies(account).map((currency) => {
      const amount = this.books.balance(account, currency)
      return { amount, currency, source_types: { card: amount } }
    })
    return make('balance', { available: amounts, pending: [], connect_reserved: [] })
  }

  /** All of the shop's balance goes to its own bank. @returns The payout. */
  withdraw(currency: string): StripeObject {
    const amount = this.books.balance(PLATFORM, currency)
    this.books.post('withdrawn', currency, [PLATFORM, -amount], ['bank of the shop', amount])
    const payout = this.#keep(make('payout', { amount, currency, status: 'paid', failure_code: null }))
    this.#webhooks.happened('payout.paid', payout)
    return payout
  }

  /** The shop's bank sends a payout back, after it had arrived. */
  bringBack(payoutId: string): void {
    const payout = this.find('payout', payoutId)
    Object.assign(payout, { status: 'failed', failure_code: 'account_closed' })
    const [amount, currency] = [payout.amount as number, payout.currency as string]
    this.books.post('brought back', currency, ['bank of the shop', -amount], [PLATFORM, amount])
    this.#webhooks.happened('payout.failed', payout)
  }

  #spend(amount: number, currency: string): void {
    if (this.books.balance(PLATFORM, currency) < amount)
      throw new StripeFault(
        400,
        'balance_insufficient',
        'You have insufficient available funds in your Stripe account.',
      )
  }
}

function lowerCurrency(given: string | undefined, param: string): string {
  if (!given || !/^[a-z]{3}$/.test(given)) throw invalid(param, `Invalid currency: ${given ?? ''}`)
  return given
}
