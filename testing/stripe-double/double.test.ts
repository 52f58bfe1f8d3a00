import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StripeDouble } from './double'
import examples from './fixtures/objects.json'

let double: StripeDouble
let stripe: Stripe

beforeEach(async () => {
  double = await StripeDouble.start()
  stripe = clientOf(double)
})
afterEach(() => double.stop())

function clientOf({ origin, secretKey }: StripeDouble, maxNetworkRetries = 2) {
  const { hostname, port } = new URL(origin)
  return new Stripe(secretKey, { protocol: 'http', host: hostname, port, maxNetworkRetries, telemetry: false })
}

const lineOf = (amount: number) => ({
  quantity: 1,
  price_data: { currency: 'usd', unit_amount: amount, product_data: { name: 'Foxes' } },
})
const SESSION = {
  mode: 'payment',
  success_url: 'http://localhost/back',
  line_items: [lineOf(499)],
} satisfies Stripe.Checkout.SessionCreateParams

let keys = 0
const key = () => ({ idempotencyKey: `key-${(keys += 1)}` })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('it was not refused'),
    (error: unknown) => error as Stripe.errors.StripeError,
  )
const sold = async (amount = 10_000) => {
  const { id } = await stripe.checkout.sessions.create({ ...SESSION, line_items: [lineOf(amount)] }, key())
  return double.world.pay(id)
}
const artist = async () => {
  const { id } = await stripe.accounts.create({ country: 'US' }, key())
  double.world.onboard(id)
  return id
}

describe('its objects', () => {
  test('have the fields of Stripe’s own examples, no more and no fewer', async () => {
    const session = await sold()
    const intent = await stripe.paymentIntents.retrieve(session.payment_intent as string)
    const destination = await artist()
    const transfer = await stripe.transfers.create({ amount: 500, currency: 'usd', destination }, key())
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 200 }, key())
    const link = await stripe.accountLinks.create(
      { account: destination, type: 'account_onboarding', refresh_url: 'http://x/a', return_url: 'http://x/b' },
      key(),
    )
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 100 }, key())
    const charge = await stripe.charges.retrieve(intent.latest_charge as string)
    const dispute = double.world.dispute(charge.id)
    const payout = double.world.bankPayout(destination, 'usd')
    const made: Partial<Record<keyof typeof examples, unknown>> = {
      'checkout.session': await stripe.checkout.sessions.retrieve(session.id),
      payment_intent: intent,
      charge,
      balance_transaction: await stripe.balanceTransactions.retrieve(charge.balance_transaction as string),
      account: await stripe.accounts.retrieve(destination),
      account_link: link,
      transfer: await stripe.transfers.retrieve(transfer.id),
      transfer_reversal: reversal,
      refund,
      dispute: await stripe.disputes.retrieve(dispute.id),
      payout,
      balance: await stripe.balance.retrieve(),
      event: double.webhooks.events[0],
    }
    expect(Object.keys(made).toSorted()).toEqual(Object.keys(examples).toSorted())
    for (const [kind, object] of Object.entries(made)) {
      const { lastResponse: _, ...fields } = object as Record<string, unknown>
      const example = examples[kind as keyof typeof examples]
      expect([kind, Object.keys(fields).toSorted()]).toEqual([kind, Object.keys(example).toSorted()])
      expect(fields.object).toBe(example.object)
    }
  })

  test('refuse a field that Stripe does not have when they are made', async () => {
    const { make } = await import('./objects')
    expect(() => make('transfer', { amonut: 1 })).toThrow('a transfer has no field amonut')
  })
})

describe('it is stricter than the real one', () => {
  test('about parameters: unknown, missing, malformed, sent twice', async () => {
    const raw = (body: string, headers = {}) =>
      fetch(`${double.origin}/v1/transfers`, {
        method: 'POST',
        body,
        headers: {
          Authorization: `Bearer ${double.secretKey}`,
          'Stripe-Version': Stripe.API_VERSION,
          'Idempotency-Key': String(keys++),
          ...headers,
        },
      }).then(async (answer) => [answer.status, ((await answer.json()) as { error: { code: string } }).error.code])
    expect(await raw('amount=1&currency=usd&destination=acct_1&colour=red')).toEqual([400, 'parameter_unknown'])
    expect(await raw('amount=1&currency=usd')).toEqual([400, 'parameter_missing'])
    expect(await raw('amount=1.5&currency=usd&destination=acct_1')).toEqual([400, 'parameter_invalid'])
    expect(await raw('amount=1&amount=2&currency=usd&destination=acct_1')).toEqual([400, 'parameter_invalid'])
    expect(await raw('amount=1&currency=usd&destination=acct_1')).toEqual([404, 'resource_missing'])
    expect(await raw('amount=1', { 'Idempotency-Key': '' })).toEqual([400, 'idempotency_key_missing'])
    expect(await raw('amount=1', { Authorization: 'Bearer sk_live_other' })).toEqual([401, 'api_key_invalid'])
    expect(await raw('amount=1', { 'Stripe-Version': '2020-08-27' })).toEqual([400, 'api_version'])
    const nested = { ...SESSION, line_items: [{ quantity: 1, colour: 'red' }] } as unknown as typeof SESSION
    expect(await refusal(stripe.checkout.sessions.create(nested, key()))).toMatchObject({
      code: 'parameter_unknown',
      param: 'line_items[0][colour]',
    })
  })

  test('about idempotency: the same call is the same answer, another call under its key is refused', async () => {
    const one = await stripe.checkout.sessions.create(SESSION, { idempotencyKey: 'a' })
    expect((await stripe.checkout.sessions.create(SESSION, { idempotencyKey: 'a' })).id).toBe(one.id)
    const other = stripe.checkout.sessions.create({ ...SESSION, success_url: 'http://else/' }, { idempotencyKey: 'a' })
    expect(await refusal(other)).toMatchObject({ code: 'idempotency_error', type: 'StripeIdempotencyError' })
    expect(double.world.all('checkout.session')).toHaveLength(1)
  })

  test('about money: nothing is sent that is not there', async () => {
    const destination = await artist()
    const send = (amount: number) => stripe.transfers.create({ amount, currency: 'usd', destination }, key())
    expect(await refusal(send(1))).toMatchObject({ code: 'balance_insufficient' })
    await sold(10_000)
    // 2.9 % and 30 stay with Stripe.
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 9_680, currency: 'usd' }])
    expect(await refusal(send(9_681))).toMatchObject({ code: 'balance_insufficient' })
    const { id } = await send(9_680)
    double.world.bankPayout(destination, 'usd')
    expect(await refusal(stripe.transfers.createReversal(id, {}, key()))).toMatchObject({
      code: 'balance_insufficient',
    })
  })

  test('about people: nothing is sent to whom Stripe does not know yet', async () => {
    await sold()
    const { id: destination } = await stripe.accounts.create({ country: 'US' }, key())
    const send = stripe.transfers.create({ amount: 1, currency: 'usd', destination }, key())
    expect(await refusal(send)).toMatchObject({ code: 'insufficient_capabilities_for_transfer' })
  })
})

describe('its troubles', () => {
  test('an answer lost after the deed: the SDK asks again, and it was done once', async () => {
    double.trouble({ path: '/checkout/sessions', what: 'answer_lost' })
    await stripe.checkout.sessions.create(SESSION, key())
    expect(double.world.all('checkout.session')).toHaveLength(1)
    // A connection that closes is tried once more by the SDK, whatever one tells it.
    double.trouble({ path: '/checkout/sessions', what: 'answer_lost', times: 2 })
    const impatient = clientOf(double, 0)
    expect(await refusal(impatient.checkout.sessions.create(SESSION, key()))).toMatchObject({
      type: 'StripeConnectionError',
    })
    expect(double.world.all('checkout.session')).toHaveLength(2)
  })

  test('too many calls, and a fault of theirs: not done', async () => {
    const impatient = clientOf(double, 0)
    for (const [what, type] of [
      [429, 'StripeRateLimitError'],
      [500, 'StripeAPIError'],
    ] as const) {
      double.trouble({ path: '/checkout/sessions', what })
      expect(await refusal(impatient.checkout.sessions.create(SESSION, key()))).toMatchObject({ type })
    }
    expect(double.world.all('checkout.session')).toHaveLength(0)
  })
})

describe('its events', () => {
  const types = async (how?: 'once' | 'backwards' | 'twice' | 'lost') => {
    const told: string[] = []
    await double.webhooks.deliver((raw, headers) => {
      const event = Stripe.webhooks.constructEvent(raw, headers['stripe-signature'] ?? '', 'whsec_double')
      told.push(event.type)
      return Promise.resolve()
    }, how)
    return told
  }
  const ALL = ['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed']

  test('are signed, and come once, backwards, twice or never', async () => {
    await sold()
    expect(await types()).toEqual(ALL)
    await sold()
    expect(await types('backwards')).toEqual(ALL.toReversed())
    await sold()
    expect(await types('twice')).toEqual([...ALL, ...ALL])
    await sold()
    expect(await types('lost')).toEqual([])
    expect(await types()).toEqual([])
  })

  test('are worthless when a byte is changed or when they are old', async () => {
    const [event] = (await sold(), double.webhooks.events)
    if (!event) throw new Error('nothing happened')
    const { raw, headers } = double.webhooks.signed(event)
    const check = (body: Buffer, signature = headers['stripe-signature'] ?? '') =>
      Stripe.webhooks.constructEvent(body, signature, 'whsec_double')
    expect(() => check(Buffer.from(raw.toString().replace('usd', 'eur')))).toThrow('signature')
    const late = double.webhooks.signed(event, 3_600)
    expect(() => check(late.raw, late.headers['stripe-signature'])).toThrow('tolerance')
  })
})

test('a buyer pays, is declined or goes back on its page; an artist comes back from its onboarding', async () => {
  const { id, url } = await stripe.checkout.sessions.create({ ...SESSION, cancel_url: 'http://localhost/no' }, key())
  const click = (move: string) =>
    fetch(url ?? '', { method: 'POST', body: new URLSearchParams({ move }), redirect: 'manual' })
  expect(await (await fetch(url ?? '')).text()).toContain('499 usd')
  expect(await (await click('decline')).text()).toContain('declined')
  expect((await click('cancel')).headers.get('location')).toBe('http://localhost/no')
  expect((await click('pay')).headers.get('location')).toBe('http://localhost/back')
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid')
  expect((await click('pay')).status).toBe(400)
})
