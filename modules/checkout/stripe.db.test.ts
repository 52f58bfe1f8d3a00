import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { money } from '@/core/money'
import { db } from '@/infra/db'
import { withRequest } from '@/infra/request-context'
import { findBalances } from '@/modules/ledger/find-balances'
import { ownsPack } from '@/modules/library/owns-pack'
import { offeredProviders } from '@/modules/payments/registry'
import { chargeOf, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { bookFees } from './book-fees'
import { evidenceOf } from './find-evidence'
import { checkInvariants } from './check-invariants'
import { findOrder } from './find-order'
import { hearProvider } from './hear-provider'
import { payAgain } from './pay-again'
import { placeOrder } from './place-order'
import { previewRefund } from './preview-refund'
import { refundOrder } from './refund-order'
import { sweepPayments } from './sweep-payments'
import { sweepRefunds } from './sweep-refunds'

// Real orders over Stripe's real SDK, against a double of its API that keeps books of its own.

const double = await vi.hoisted(async () => {
  const { StripeDouble } = await import('@/testing/stripe-double/double')
  const started = await StripeDouble.start()
  Object.assign(process.env, started.settings)
  return started
})
const shop = (raw: Buffer, headers: Record<string, string>) => hearProvider('stripe', raw, new Headers(headers))

afterAll(() => double.stop())
afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

async function order(minor = 499n) {
  const { packId, artistId } = await createPackOnSale({ pricing: 'fixed', minor })
  const buyer = (await createPerson()).actor
  const placing = await confirmation(packId, { provider: 'stripe' })
  const { orderId, payUrl } = await placeOrder(buyer, placing)
  const stateNow = async () => (await findOrder(buyer, orderId)).state
  const earned = async () => (await findBalances(db, artistId)).find((row) => row.book === 'live')?.pending
  return { packId, buyer, orderId, payUrl, placing, stateNow, earned, ref: await chargeOf(orderId) }
}

test('a live key of Stripe’s puts the sandbox away', () => {
  expect(offeredProviders().map((provider) => provider.id)).toEqual(['stripe', 'manual'])
})

test('a card payment on Stripe’s page is real money: booked, given, once, however it is told', async () => {
  for (const how of ['once', 'twice', 'backwards'] as const) {
    const { buyer, packId, orderId, payUrl, stateNow, earned, ref } = await order()
    expect(payUrl).toBe(`${double.origin}/pay/${ref}`)
    double.world.pay(ref)
    expect(await stateNow()).toBe('created')
    await double.webhooks.deliver(shop, how)
    expect(await findOrder(buyer, orderId)).toMatchObject({ state: 'paid', test: false, total: money(499n, 'USD') })
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
    expect(await earned()).toEqual(money(400n, 'USD'))
  }
})

test('what is asked of Stripe names the order and its attempt, and repeats under one key', async () => {
  const { orderId, ref } = await order()
  const call = double.calls.findLast(({ path }) => path === '/v1/checkout/sessions')
  expect(call).toMatchObject({
    key: `${orderId}:1`,
    form: { client_reference_id: orderId, metadata: { order: orderId, key: `${orderId}:1` } },
  })
  expect(double.world.find('checkout.session', ref)).toMatchObject({ amount_total: 499, currency: 'usd' })
})

test('the answer is lost after the session was made: the buyer is told, and the next try finds the same session', async () => {
  const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
  const buyer = (await createPerson()).actor
  const placing = await confirmation(packId, { provider: 'stripe' })
  double.trouble({ path: '/checkout/sessions', what: 'answer_lost', times: 3 })
  const before = double.world.all('checkout.session').length
  await expect(placeOrder(buyer, placing)).rejects.toMatchObject({ code: 'payments.provider_silent' })
  const { orderId } = await placeOrder(buyer, placing)
  expect(double.world.all('checkout.session').length).toBe(before + 1)
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  expect((await findOrder(buyer, orderId)).state).toBe('paid')
})

test('paid while our side never learned the session: the event’s key finds the payment', async () => {
  const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
  const buyer = (await createPerson()).actor
  double.trouble({ path: '/checkout/sessions', what: 'answer_lost', times: 3 })
  await expect(placeOrder(buyer, await confirmation(packId, { provider: 'stripe' }))).rejects.toThrow()
  const session = double.world.all('checkout.session').at(-1)
  double.world.pay(session?.id ?? '')
  await double.webhooks.deliver(shop)
  const { id: orderId, state } = await db.order.findFirstOrThrow({ where: { buyerId: buyer.id } })
  // And it is known from then on: without it nothing could go back.
  expect([state, await chargeOf(orderId)]).toEqual(['paid', session?.id])
})

test('an event that never comes: the sweeper asks', async () => {
  const { stateNow, ref } = await order()
  double.world.pay(ref)
  await double.webhooks.deliver(shop, 'lost')
  await sweepPayments(new Date(Date.now() + 10 * 60_000))
  expect(await stateNow()).toBe('paid')
})

test('Stripe is down when its own event comes: it is kept, and done by the sweeper', async () => {
  const { stateNow, ref } = await order()
  double.world.pay(ref)
  double.trouble({ path: '/checkout/sessions', what: 503, times: 3 })
  await expect(double.webhooks.deliver(shop)).rejects.toThrow()
  expect(await stateNow()).toBe('created')
  await sweepPayments(new Date(Date.now() + 60_000))
  expect(await stateNow()).toBe('paid')
})

test('a declined card leaves the order open, and the same page takes another', async () => {
  const { buyer, orderId, payUrl, stateNow, ref } = await order()
  double.world.decline(ref)
  await double.webhooks.deliver(shop)
  expect(await stateNow()).toBe('created')
  expect(await payAgain(buyer, orderId)).toBe(payUrl)
  double.world.pay(ref)
  await double.webhooks.deliver(shop)
  expect(await stateNow()).toBe('paid')
})

test('each card declined on its page is counted once, and the page is closed after too many', async () => {
  const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
  const buyer = (await createPerson()).actor
  const asked = <T>(work: () => Promise<T>) => withRequest({ requestId: 'req_test', address: '198.51.100.9' }, work)
  const { orderId } = await asked(async () => placeOrder(buyer, await confirmation(packId, { provider: 'stripe' })))
  const ref = await chargeOf(orderId)
  for (let card = 0; card < 5; card += 1) double.world.decline(ref)
  await double.webhooks.deliver(shop, 'twice')
  expect(await db.decline.count({ where: { buyerId: buyer.id } })).toBe(5)
  expect(double.world.find('checkout.session', ref).status).toBe('expired')
  await expect(asked(() => payAgain(buyer, orderId))).rejects.toMatchObject({ code: 'checkout.declined_too_often' })
})

test('a session that ran out is a definite no: paying again opens another', async () => {
  const { buyer, orderId, payUrl, stateNow, ref } = await order()
  double.world.expire(ref)
  await double.webhooks.deliver(shop)
  const again = await payAgain(buyer, orderId)
  expect(again).not.toBe(payUrl)
  expect(double.calls.at(-1)?.key).toBe(`${orderId}:2`)
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  expect(await stateNow()).toBe('paid')
})

test('a call that Stripe did not sign changes nothing', async () => {
  const { stateNow, ref } = await order()
  double.world.pay(ref)
  const event = double.webhooks.events.at(-1)
  if (!event) throw new Error('nothing happened')
  const { raw, headers } = double.webhooks.signed(event)
  const forged = Buffer.from(raw.toString('utf8').replace('"paid"', '"PAID"'))
  await expect(shop(forged, headers)).rejects.toMatchObject({ code: 'payments.bad_signature' })
  const old = double.webhooks.signed(event, 3_600)
  await expect(shop(old.raw, old.headers)).rejects.toMatchObject({ code: 'payments.bad_signature' })
  expect(await stateNow()).toBe('created')
  await double.webhooks.deliver(shop)
  expect(await stateNow()).toBe('paid')
})

describe('money goes back', () => {
  async function paid() {
    const one = await order()
    double.world.pay(one.ref)
    await double.webhooks.deliver(shop)
    const finance = (await createPerson({ roles: ['finance'] })).actor
    const give = async () => {
      const plan = await previewRefund(finance, one.orderId, { lineIds: [], amount: '' })
      const { amount, seen } = plan
      return refundOrder(finance, {
        orderId: one.orderId,
        amount,
        seen,
        reason: 'goodwill',
        note: '',
        key: randomUUID(),
      })
    }
    const refunds = async () => (await findOrder(one.buyer, one.orderId)).refunds.map(({ state }) => state)
    return { ...one, give, refunds }
  }
  const later = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) })
  afterEach(() => {
    double.world.refundsAre = 'succeeded'
  })

  test('at once, under one key, and Stripe’s balance is what the books say', async () => {
    const { give, orderId, stateNow, refunds } = await paid()
    const { id } = await give()
    expect(double.calls.at(-1)).toMatchObject({ path: '/v1/refunds', key: `${id}:1`, form: { amount: '499' } })
    for (const how of ['twice', 'backwards'] as const) await double.webhooks.deliver(shop, how)
    expect([await stateNow(), await refunds()]).toEqual(['refunded', ['done']])
    expect(double.world.all('refund').filter((one) => (one.metadata as { refund: string }).refund === id)).toHaveLength(
      1,
    )
    expect(await db.journalEntry.count({ where: { orderId } })).toBe(2)
  })

  test('through a bank that takes days: the pack stays until it is there', async () => {
    double.world.refundsAre = 'pending'
    const { give, buyer, packId, refunds } = await paid()
    const { ref } = await give()
    await double.webhooks.deliver(shop)
    expect([await refunds(), await ownsPack(db, buyer.id, packId)]).toEqual([['pending'], true])
    double.world.endRefund(ref ?? '', 'succeeded')
    await double.webhooks.deliver(shop, 'lost')
    await sweepRefunds(later(60))
    expect([await refunds(), await ownsPack(db, buyer.id, packId)]).toEqual([['done'], false])
  })

  test('and comes back after it was there', async () => {
    const { give, buyer, packId, refunds, stateNow, earned } = await paid()
    const { ref } = await give()
    expect(await earned()).toEqual(money(0n, 'USD'))
    double.world.endRefund(ref ?? '', 'failed')
    await double.webhooks.deliver(shop, 'backwards')
    expect([await refunds(), await stateNow()]).toEqual([['failed'], 'paid'])
    expect([await earned(), await ownsPack(db, buyer.id, packId)]).toEqual([money(400n, 'USD'), true])
  })

  test('and comes back, and nobody tells: it is asked about for two weeks', async () => {
    const { give, refunds } = await paid()
    const { ref } = await give()
    double.world.endRefund(ref ?? '', 'failed')
    await double.webhooks.deliver(shop, 'lost')
    await sweepRefunds(later(60))
    expect(await refunds()).toEqual(['done'])
    await sweepRefunds(later(25 * 60))
    expect(await refunds()).toEqual(['failed'])
  })

  test('the answer is lost: it is found, also when Stripe has forgotten the key', async () => {
    const { give, refunds } = await paid()
    double.trouble({ path: '/v1/refunds', what: 'answer_lost', times: 3 })
    const before = double.world.all('refund').length
    expect((await give()).state).toBe('pending')
    double.forgetKeys()
    await sweepRefunds(later(30))
    expect([await refunds(), double.world.all('refund').length - before]).toEqual([['done'], 1])
  })

  test('the shop’s balance is short: another attempt an hour later, under a key of its own', async () => {
    const { give, refunds } = await paid()
    const { id: payout } = double.world.withdraw('usd')
    const { id } = await give()
    expect(await refunds()).toEqual(['pending'])
    await sweepRefunds(later(30))
    expect(await refunds()).toEqual(['pending'])
    double.world.bringBack(payout)
    await sweepRefunds(later(90))
    expect([await refunds(), double.calls.at(-1)?.key]).toEqual([['done'], `${id}:2`])
  })

  test('of a payment that Stripe says cannot go back: refused, and its money is set free', async () => {
    const { give, orderId } = await paid()
    const [charge] = double.world.all('charge').filter((one) => one.transfer_group === orderId)
    double.world.dispute(charge?.id ?? '')
    await double.webhooks.deliver(shop, 'lost')
    expect(await give()).toMatchObject({ state: 'failed', lastError: 'charge_disputed' })
    expect(
      (await findOrder((await createPerson({ roles: ['finance'] })).actor, orderId)).lines[0]?.refunded.minor,
    ).toBe(0n)
  })
})

describe('what Stripe itself takes and sends', () => {
  const booked = async (path: string) =>
    (await db.posting.aggregate({ _sum: { amountMinor: true }, where: { accountPath: path } }))._sum.amountMinor ?? 0n

  test('its fee is the shop’s, posted once a payment; the artist’s part is what it was', async () => {
    const { ref, orderId, earned } = await order()
    double.world.pay(ref)
    await double.webhooks.deliver(shop)
    await bookFees()
    await bookFees()
    const fees = await db.journalEntry.findMany({
      where: { orderId, kind: 'provider_fee' },
      select: { postings: true },
    })
    expect(fees.flatMap(({ postings }) => postings.map(({ amountMinor }) => amountMinor))).toEqual([44n, -44n])
    expect(await earned()).toEqual(money(400n, 'USD'))
    // And by the way it said where the card is from: that is kept beside what the buyer stated.
    const { actor: finance } = await createPerson({ roles: ['finance'] })
    expect(await evidenceOf(finance, orderId)).toEqual([{ kind: 'card', country: 'US', by: 'stripe' }])
  })

  test('money that it sends to the operator’s bank is there, and not there when it comes back', async () => {
    const before = await booked('bank:USD')
    const { id, amount } = double.world.withdraw('usd')
    await double.webhooks.deliver(shop, 'twice')
    expect((await booked('bank:USD')) - before).toBe(BigInt(amount as number))
    double.world.bringBack(id)
    await double.webhooks.deliver(shop, 'twice')
    expect(await booked('bank:USD')).toBe(before)
  })

  test('after all was told, its balance and ours are the same to the unit', async () => {
    for (const event of double.webhooks.events.toReversed())
      await double.webhooks.tell(shop, event).catch(() => undefined)
    for (const event of double.webhooks.events) await double.webhooks.tell(shop, event)
    await sweepPayments(new Date(Date.now() + 10 * 60_000))
    await bookFees()
    expect(await booked('psp:stripe:USD')).toBe(BigInt(double.world.books.balance('platform', 'usd')))
  })
})
