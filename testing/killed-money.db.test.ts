import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { findOrder } from '@/modules/checkout/find-order'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { placeOrder } from '@/modules/checkout/place-order'
import { previewRefund } from '@/modules/checkout/preview-refund'
import { sweepPayments } from '@/modules/checkout/sweep-payments'
import { sweepRefunds } from '@/modules/checkout/sweep-refunds'
import { ownsPack } from '@/modules/library/owns-pack'
import { approvePayout } from '@/modules/payouts/approve-payout'
import { onboard, refreshAccount } from '@/modules/payouts/set-account'
import { requestPayout } from '@/modules/payouts/request-payout'
import { sendPayout } from '@/modules/payouts/send-payout'
import { sweepPayouts } from '@/modules/payouts/sweep-payouts'
import { killDoomedShops, startDoomedShop } from './doomed-shop'
import { chargeOf, confirmation } from './orders'
import { createPackOnSale } from './packs'
import { releaseAll } from './payouts'
import { createPerson } from './people'

// Processes that die by kill -9 while money goes back or out, at each point where they wait for somebody else, and what the
// next one makes of it: the same end, and nothing twice. Stripe's side (its double) lives on.

const double = await vi.hoisted(async () => {
  const { StripeDouble } = await import('@/testing/stripe-double/double')
  const started = await StripeDouble.start()
  Object.assign(process.env, started.settings)
  return started
})
const shop = (raw: Buffer, headers: Record<string, string>) => hearProvider('stripe', raw, new Headers(headers))
const later = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) })
let finance: UserActor
/** The one that goes on where others died. */
let next: Awaited<ReturnType<typeof startDoomedShop>>

beforeAll(async () => {
  next = await startDoomedShop()
  finance = (await createPerson({ roles: ['finance'] })).actor
  await sold(10_000n) // there is money at Stripe
})
afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})
afterAll(async () => {
  killDoomedShops()
  await double.stop()
})

/** The points a file names, in its order. A new one must be in a table below. */
const pointsIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/failpoint\('([^']+)'\)/g)].map(([, name]) => name)

async function dieAt(point: string, path: string, body: object) {
  const doomed = await startDoomedShop(point)
  await expect(doomed.post(path, JSON.stringify(body))).rejects.toThrow()
  expect(await doomed.died).toBe('SIGKILL')
}

type Doomed = Awaited<ReturnType<typeof startDoomedShop>>

/** A pack was paid for by card, and Stripe is about to say so. */
async function waiting(minor = 500n) {
  const artist = (await createPerson({ roles: ['artist'] })).actor
  const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'choose' })
  const buyer = (await createPerson()).actor
  const placing = await confirmation(packId, { provider: 'stripe', chosenMinor: minor })
  const { orderId } = await placeOrder(buyer, placing)
  await double.webhooks.deliver(shop)
  double.world.pay(await chargeOf(orderId))
  const event = double.webhooks.events.findLast(({ type }) => type === 'checkout.session.completed')
  return { placed: { artist, buyer, packId, orderId }, event: event ?? expect.unreachable('nothing happened') }
}

/** A pack is bought by card. */
async function sold(minor = 500n) {
  const { placed } = await waiting(minor)
  await double.webhooks.deliver(shop)
  return placed
}

/** A payout that only has to be sent. */
async function approvedPayout() {
  const { artist } = await sold(5_000n)
  await releaseAll(artist)
  const url = await onboard(artist, 'stripe', '/studio/earnings')
  double.world.onboard(new URL(url).pathname.split('/').at(-1) ?? '')
  await refreshAccount(artist)
  const { payoutId } = await requestPayout(artist, { key: randomUUID() })
  await approvePayout(finance, payoutId)
  return { payoutId }
}

async function expectPaidOnce(payoutId: string) {
  expect((await db.payout.findUniqueOrThrow({ where: { id: payoutId } })).state).toBe('paid')
  expect(double.world.all('transfer').filter((one) => one.transfer_group === payoutId)).toHaveLength(1)
  expect(await db.journalEntry.count({ where: { key: `popaid:${payoutId}` } })).toBe(1)
}

/** What finance is about to confirm. */
async function refundOf(orderId: string) {
  const plan = await previewRefund(finance, orderId, { lineIds: [], amount: '' })
  const decision = { orderId, reason: 'goodwill', note: '', seen: plan.seen, key: randomUUID() as string }
  return { by: finance, decision }
}

/** All of it went back, once: here and there. */
async function expectRefundedOnce({ buyer, packId, orderId }: Awaited<ReturnType<typeof sold>>) {
  const order = await findOrder(finance, orderId)
  expect([order.state, order.refunds.map(({ state }) => state)]).toEqual(['refunded', ['done']])
  expect(await ownsPack(db, buyer.id, packId)).toBe(false)
  const theirs = double.world.all('refund').filter((one) => {
    return (one.metadata as { refund?: string }).refund === order.refunds[0]?.id
  })
  expect(theirs).toHaveLength(1)
  expect(await db.journalEntry.count({ where: { orderId, kind: 'refund' } })).toBe(1)
}

const REFUND_POINTS = ['refund-started', 'refund-call-written', 'refund-sent', 'refund-booked']

describe('killed while money goes back', () => {
  test('the points are all there are', () => {
    const named = ['refund-order', 'send-refund', 'book-refund'].flatMap((file) =>
      pointsIn(`modules/checkout/${file}.ts`),
    )
    expect(named.filter((name) => name !== 'refund-asked')).toEqual(REFUND_POINTS)
  })

  test.each(REFUND_POINTS)('at %s: the sweeper ends it, also when Stripe has forgotten the key', async (point) => {
    const one = await sold()
    await dieAt(point, '/refunds', await refundOf(one.orderId))
    double.forgetKeys()
    await sweepRefunds(later(5))
    await sweepRefunds(later(10))
    await double.webhooks.deliver(shop, 'twice')
    await expectRefundedOnce(one)
  })

  test.each(REFUND_POINTS)('at %s: the same click again ends it', async (point) => {
    const one = await sold()
    const click = await refundOf(one.orderId)
    await dieAt(point, '/refunds', click)
    expect((await next.post('/refunds', JSON.stringify(click))).status).toBe(200)
    await double.webhooks.deliver(shop, 'backwards')
    await expectRefundedOnce(one)
  })

  test('at any moment, with four under way: each ends once', async () => {
    for (const ms of [10, 80]) {
      const all = await Promise.all(Array.from({ length: 4 }, () => sold()))
      const clicks = await Promise.all(all.map(({ orderId }) => refundOf(orderId)))
      const doomed = await startDoomedShop()
      const calls = clicks.map((click) => doomed.post('/refunds', JSON.stringify(click)).catch(() => undefined))
      await new Promise((resolve) => setTimeout(resolve, ms))
      await doomed.kill()
      await Promise.all(calls)
      expect(await checkInvariants()).toEqual([])
      for (const click of clicks) await next.post('/refunds', JSON.stringify(click))
      await sweepRefunds(later(70))
      await double.webhooks.deliver(shop, 'backwards')
      for (const one of all) await expectRefundedOnce(one)
    }
  })
})

const TOLD_POINTS = ['event-stored', 'dispute-asked', 'dispute-booked', 'refund-asked', 'settled']

describe('killed while a provider tells', () => {
  test('the points of a dispute are all there are', () => {
    expect(TOLD_POINTS).toEqual(expect.arrayContaining(pointsIn('modules/checkout/hear-dispute.ts')))
  })

  test.each(['event-stored', 'dispute-asked', 'dispute-booked'])(
    'of a dispute, at %s: it is booked once',
    async (point) => {
      const { orderId } = await sold()
      const charge = double.world.all('charge').find((one) => one.transfer_group === orderId)
      double.world.dispute(charge?.id ?? '')
      const [event] = double.webhooks.events.slice(-1)
      if (!event) throw new Error('nothing happened')
      const { raw, headers } = double.webhooks.signed(event)
      const doomed = await startDoomedShop(point)
      await expect(doomed.post('/webhooks/stripe', new Uint8Array(raw), headers)).rejects.toThrow()
      expect(await doomed.died).toBe('SIGKILL')
      await sweepPayments(new Date(Date.now() + 60_000))
      await double.webhooks.deliver(shop, 'backwards')
      const { disputes } = await findOrder(finance, orderId)
      expect(disputes.map(({ stage }) => stage)).toEqual(['open'])
      expect(await db.journalEntry.count({ where: { orderId, kind: 'dispute_opened' } })).toBe(1)
    },
  )

  test('of a refund that failed after all, at refund-asked: it is taken back once', async () => {
    const one = await sold()
    await next.post('/refunds', JSON.stringify(await refundOf(one.orderId)))
    await double.webhooks.deliver(shop)
    const [refund] = (await findOrder(finance, one.orderId)).refunds
    double.world.endRefund(refund?.ref ?? '', 'failed')
    const [event] = double.webhooks.events.slice(-1)
    if (!event) throw new Error('nothing happened')
    const { raw, headers } = double.webhooks.signed(event)
    const doomed = await startDoomedShop('refund-asked')
    await expect(doomed.post('/webhooks/stripe', new Uint8Array(raw), headers)).rejects.toThrow()
    await sweepPayments(new Date(Date.now() + 60_000))
    await double.webhooks.deliver(shop, 'twice')
    expect((await findOrder(finance, one.orderId)).state).toBe('paid')
    expect(await db.journalEntry.count({ where: { orderId: one.orderId, kind: 'reversal' } })).toBe(1)
  })
})

const PAYOUT_POINTS = ['payout-call-written', 'payout-sent', 'payout-booked']

describe('killed while money goes out', () => {
  test('the points are all there are', () => {
    expect(pointsIn('modules/payouts/send-payout.ts')).toEqual(PAYOUT_POINTS)
  })

  test.each(PAYOUT_POINTS)('at %s: the sweeper ends it, and one transfer was made', async (point) => {
    const { payoutId } = await approvedPayout()
    await dieAt(point, '/payouts', { payoutId })
    expect(await checkInvariants()).toEqual([])
    double.forgetKeys()
    await sweepPayouts(later(5))
    await sweepPayouts(later(10))
    await double.webhooks.deliver(shop, 'twice')
    await expectPaidOnce(payoutId)
  })
})

/** Things that money does, each done by one call to the shop: what is called, and what must be so in the end. */
const DEEDS: Record<string, () => Promise<{ call: (at: Doomed) => Promise<Response>; end: () => Promise<void> }>> = {
  async settle() {
    const { placed, event } = await waiting()
    const { raw, headers } = double.webhooks.signed(event)
    return {
      call: (at) => at.post('/webhooks/stripe', new Uint8Array(raw), headers),
      async end() {
        // Nobody calls again; then somebody does after all.
        for (const minutes of [10, 20]) await sweepPayments(new Date(Date.now() + minutes * 60_000))
        await double.webhooks.tell(shop, event)
        const { orderId, buyer, packId } = placed
        expect((await findOrder(finance, orderId)).state).toBe('paid')
        expect(await ownsPack(db, buyer.id, packId)).toBe(true)
        expect(await db.journalEntry.count({ where: { orderId, kind: 'sale' } })).toBe(1)
        const receipts = await db.$queryRaw<object[]>`
          SELECT 1 FROM pgboss.job WHERE name = 'order_paid' AND data->>'orderId' = ${orderId}`
        expect(receipts).toHaveLength(1)
      },
    }
  },
  async refund() {
    const one = await sold()
    const click = JSON.stringify(await refundOf(one.orderId))
    return {
      call: (at) => at.post('/refunds', click),
      async end() {
        expect((await next.post('/refunds', click)).status).toBe(200)
        await sweepRefunds(later(5))
        await double.webhooks.deliver(shop, 'backwards')
        await expectRefundedOnce(one)
      },
    }
  },
  async payout() {
    const { payoutId } = await approvedPayout()
    return {
      call: (at) => at.post('/payouts', JSON.stringify({ payoutId })),
      async end() {
        // The job is done again when its lease is over.
        await sendPayout(payoutId)
        for (const minutes of [5, 10]) await sweepPayouts(later(minutes))
        await double.webhooks.deliver(shop, 'twice')
        await expectPaidOnce(payoutId)
      },
    }
  },
}

describe('killed before anything it asks of others', () => {
  /** `npm run simulate` takes every moment; here it is one in the middle, for those that matter have names above. */
  const everywhere = process.env.KILL_EVERYWHERE === '1'

  test.each(Object.keys(DEEDS))(
    'a %s is whole in the end, and done once',
    async (name) => {
      const start = async () => (await DEEDS[name]?.()) ?? expect.unreachable()
      const whole = await start()
      const asked = Number((await whole.call(next)).headers.get('x-asked'))
      await whole.end()
      expect(asked).toBeGreaterThan(3)

      let died = 0
      for (let moment = everywhere ? 1 : Math.ceil(asked / 2), survived = false; !survived; moment += 1) {
        const half = await start()
        const doomed = await startDoomedShop('', moment)
        survived = (await half.call(doomed).catch(() => undefined)) !== undefined
        if (!survived) expect([moment, await doomed.died]).toEqual([moment, 'SIGKILL'])
        await doomed.kill()
        expect([moment, await checkInvariants()]).toEqual([moment, []])
        await half.end()
        if (!survived) died += 1
        if (!everywhere) break
      }
      expect(died).toBeGreaterThanOrEqual(everywhere ? asked : 1)
      if (everywhere) console.log(`${name}: killed before each of ${died} things it asks of others`)
    },
    everywhere ? 1_800_000 : undefined,
  )
})
