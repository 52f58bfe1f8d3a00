import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { storage } from '@/infra/storage'
import { findBalances } from '@/modules/ledger/find-balances'
import { ownsPack } from '@/modules/library/owns-pack'
import { playSandbox } from '@/modules/payments/play-sandbox'
import { artKey as artKeyOf } from '@/modules/imaging/art-key'
import { masterKept } from '@/modules/studio/jobs'
import { type Child, startChild } from '@/server/child'
import { stickerPng } from '@/testing/images'
import { killDoomedShops, startDoomedShop } from '@/testing/doomed-shop'
import { chargeOf, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { checkInvariants } from './check-invariants'
import { findOrder } from './find-order'
import { placeOrder } from './place-order'
import { sweepPayments } from './sweep-payments'

// Processes that die by kill -9 in the middle of money or of a job, and what the next one makes of it.

let artist: UserActor
let finance: UserActor
/** The one that goes on where others died. */
let next: Awaited<ReturnType<typeof startShop>>

beforeAll(async () => {
  artist = (await createPerson({ roles: ['artist'] })).actor
  finance = (await createPerson({ roles: ['finance'] })).actor
  next = await startShop()
})

afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

afterAll(killDoomedShops)

/** With what these tests ask of it. */
async function startShop(failpoint = '') {
  const { post, ...shop } = await startDoomedShop(failpoint)
  return {
    ...shop,
    hear: (call: Call) => post('/webhooks', new Uint8Array(call.raw), call.headers),
    order: (buyer: UserActor, placing: object) => post('/orders', JSON.stringify({ buyer, placing })),
  }
}

interface Call {
  raw: Buffer
  headers: Record<string, string>
}

async function pack() {
  const { packId } = await createPackOnSale({
    artistId: artist.id,
    pricing: 'fixed',
    minor: 499n,
    shares: [{ userId: artist.id, points: 10_000 }],
  })
  return packId
}

/** An order whose money the provider has taken, and the call it is about to make. */
async function paidOrder(of?: string): Promise<{ buyer: UserActor; packId: string; orderId: string; call: Call }> {
  const { actor: buyer } = await createPerson()
  const packId = of ?? (await pack())
  const { orderId } = await placeOrder(buyer, await confirmation(packId))
  const calls: Call[] = []
  await playSandbox(await chargeOf(orderId), 'pay', (raw, headers) =>
    Promise.resolve(void calls.push({ raw, headers })),
  )
  return { buyer, packId, orderId, call: calls[0] ?? { raw: Buffer.from(''), headers: {} } }
}

const earned = async () => (await findBalances(db, artist.id)).find((row) => row.book === 'test')?.pending.minor ?? 0n

/** The order is paid, the pack given, the artist credited: all of it once, or none of it. */
async function expectAllOrNothing(order: { buyer: UserActor; packId: string; orderId: string }, all: boolean) {
  expect((await findOrder(finance, order.orderId)).state).toBe(all ? 'paid' : 'created')
  expect(await ownsPack(db, order.buyer.id, order.packId)).toBe(all)
  const entries = await db.journalEntry.count({ where: { orderId: order.orderId } })
  const receipts = await db.$queryRaw<object[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'order_paid' AND data->>'orderId' = ${order.orderId}`
  expect([entries, receipts.length]).toEqual(all ? [1, 1] : [0, 0])
}

describe('web, killed while it settles', () => {
  const POINTS = [
    { point: 'event-stored', all: false },
    { point: 'provider-asked', all: false },
    { point: 'settled', all: true },
  ]

  test.each(POINTS)('at $point: nothing is half, and the same call again completes it', async ({ point, all }) => {
    const order = await paidOrder()
    const before = await earned()
    const doomed = await startShop(point)
    await expect(doomed.hear(order.call)).rejects.toThrow()
    expect(await doomed.died).toBe('SIGKILL')
    await expectAllOrNothing(order, all)
    expect(await checkInvariants()).toEqual([])

    expect((await next.hear(order.call)).status).toBe(204)
    expect((await next.hear(order.call)).status).toBe(204)
    await expectAllOrNothing(order, true)
    expect((await earned()) - before).toBe(400n)
  })

  test.each(POINTS)('at $point, and never called again: the sweeper completes it', async ({ point, all }) => {
    const order = await paidOrder()
    const doomed = await startShop(point)
    await expect(doomed.hear(order.call)).rejects.toThrow()
    expect(await doomed.died).toBe('SIGKILL')
    await expectAllOrNothing(order, all)
    expect(await checkInvariants()).toEqual([])

    await sweepPayments(new Date(Date.now() + 10 * 60_000))
    await sweepPayments(new Date(Date.now() + 20 * 60_000))
    await expectAllOrNothing(order, true)
    expect((await findOrder(finance, order.orderId)).payment?.alarm).toBeNull()
  })

  test('at any moment, with ten calls under way: each order is whole or untouched, and whole in the end', async () => {
    const packId = await pack()
    for (const ms of [5, 40, 120]) {
      const orders = await Promise.all(Array.from({ length: 10 }, () => paidOrder(packId)))
      const before = await earned()
      const shop = await startShop()
      const calls = orders.map(({ call }) => shop.hear(call).catch(() => undefined))
      await new Promise((resolve) => setTimeout(resolve, ms))
      await shop.kill()
      await Promise.all(calls)
      for (const order of orders)
        await expectAllOrNothing(order, (await findOrder(finance, order.orderId)).state === 'paid')
      expect(await checkInvariants()).toEqual([])

      for (const { call } of orders) expect((await next.hear(call)).status).toBe(204)
      for (const order of orders) await expectAllOrNothing(order, true)
      const already = await earned()
      expect(already - before <= 4_000n).toBe(true)
    }
  })
})

describe('web, killed when the provider has opened a payment and we have not noted it', () => {
  test('the same click again is the same order and the same payment: nobody can be charged twice', async () => {
    const { actor: buyer } = await createPerson()
    const packId = await pack()
    const placing = await confirmation(packId)
    const doomed = await startShop('payment-opened')
    await expect(doomed.order(buyer, placing)).rejects.toThrow()
    expect(await doomed.died).toBe('SIGKILL')
    expect(await db.payment.findFirst({ where: { ref: null } })).toMatchObject({ state: 'opening' })

    const placed = (await (await next.order(buyer, placing)).json()) as { orderId: string }
    expect(await db.order.count({ where: { buyerId: buyer.id } })).toBe(1)
    expect(await db.sandboxCharge.count({ where: { key: { startsWith: placed.orderId } } })).toBe(1)
  })

  test('and the buyer paid all the same: the provider’s call finds the order by our key', async () => {
    const { actor: buyer } = await createPerson()
    const packId = await pack()
    const doomed = await startShop('payment-opened')
    await expect(doomed.order(buyer, await confirmation(packId))).rejects.toThrow()
    const [order] = await db.order.findMany({ where: { buyerId: buyer.id } })
    const charge = await db.sandboxCharge.findFirstOrThrow({ where: { key: { startsWith: order?.id ?? 'none' } } })
    await playSandbox(charge.ref, 'pay', async (raw, headers) => {
      expect((await next.hear({ raw, headers })).status).toBe(204)
    })
    await expectAllOrNothing({ buyer, packId, orderId: order?.id ?? '' }, true)
  })
})

describe('the worker, killed while it converts', () => {
  const workers: Child[] = []
  afterAll(() => Promise.all(workers.map((worker) => worker.stop())))

  function startWorker(failpoint = ''): Child {
    const worker = startChild('worker/index.ts', [], { FAILPOINT: failpoint, IMAGING_PROCESSES: '1' })
    workers.push(worker)
    return worker
  }

  test('leaves no picture half, and the next worker does the job again when its lease is over', async () => {
    const png = await stickerPng('flat', 512, 7)
    const hash = createHash('sha256').update(png).digest('hex')
    const artKey = artKeyOf(hash)
    await storage.put(`masters/${hash}.png`, png)
    await db.master.create({
      data: { hash, artKey, width: 512, height: 512, bytes: png.length, placeholder: 'AAAA' },
    })
    await enqueue(db, masterKept, { hash })
    const job = async () =>
      (
        await db.$queryRaw<{ state: string; retries: number }[]>`
        SELECT state::text, retry_count AS retries FROM pgboss.job WHERE name = ${masterKept.name}`
      )[0]

    const doomed = startWorker('pictures-made')
    const [, signal] = (await once(doomed.process, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    expect((await db.master.findUniqueOrThrow({ where: { hash } })).previewsAt).toBeNull()
    expect(await job()).toMatchObject({ state: 'active' })

    // What two minutes would do.
    await db.$executeRaw`UPDATE pgboss.job SET started_on = started_on - interval '3 minutes' WHERE name = ${masterKept.name}`
    startWorker()
    await vi.waitFor(async () => expect(await job()).toMatchObject({ state: 'completed', retries: 1 }), {
      timeout: 60_000,
      interval: 200,
    })
    expect((await db.master.findUniqueOrThrow({ where: { hash } })).previewsAt).not.toBeNull()
    for (const size of [112, 224, 448]) expect(await storage.has(`media/${artKey}/${size}.webp`)).toBe(true)
  })
})
