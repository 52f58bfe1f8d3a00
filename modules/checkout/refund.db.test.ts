import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { db, inTransaction, isBusy } from '@/infra/db'
import { countRankings } from '@/modules/catalog/count-rankings'
import { listRanking } from '@/modules/catalog/list-ranking'
import { findBalances } from '@/modules/ledger/find-balances'
import { releaseHolds } from '@/modules/ledger/release-holds'
import { ownsPack } from '@/modules/library/owns-pack'
import { noticeQueued } from '@/modules/notifications/jobs'
import { failSandboxRefund } from '@/modules/payments/play-sandbox'
import { buy, deliverHere } from '@/testing/orders'
import { buyForReal } from '@/testing/payouts'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { checkInvariants } from './check-invariants'
import { lockOrder } from './db/orders'
import { findOrder } from './find-order'
import { listSales } from './list-sales'
import { markRefund } from './mark-refund'
import { previewRefund } from './preview-refund'
import { refundOrder } from './refund-order'
import { setTaxRate } from './set-tax-rate'
import { sweepRefunds } from './sweep-refunds'

let artist: UserActor
let inker: UserActor
let finance: UserActor

beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
  await setTaxRate(finance, { country: 'FR', points: 2_000 })
})

afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

/** 2.99 from France: 0.50 tax, 0.49 fee, 1.40 and 0.60. */
async function sold() {
  artist = (await createPerson({ name: 'Mira', roles: ['artist'] })).actor
  inker = (await createPerson({ name: 'Noor', roles: ['artist'] })).actor
  const shares = [
    { userId: artist.id, points: 7_000 },
    { userId: inker.id, points: 3_000 },
  ]
  const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 299n, shares })
  const buyer = (await createPerson()).actor
  const orderId = await buy(buyer, packId, { country: 'FR' })
  return { packId, buyer, orderId }
}

const pending = async (who: UserActor) =>
  (await findBalances(db, who.id)).find((row) => row.book === 'test')?.pending.minor ?? 0n
const account = async (path: string) =>
  (await db.posting.aggregate({ _sum: { amountMinor: true }, where: { accountPath: path } }))._sum.amountMinor ?? 0n
const mails = async (kind: string) => {
  const jobs = await db.$queryRaw<{ data: { kind: string } }[]>`SELECT data FROM pgboss.job WHERE name = ${noticeQueued.name}` // prettier-ignore
  return jobs.filter((job) => job.data.kind === kind).length
}

/** What the two steps at the desk do: look, then confirm what was seen. */
async function give(orderId: string, minor?: bigint, { by = finance, key }: { by?: UserActor; key?: string } = {}) {
  const amount = minor === undefined ? '' : `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`
  const plan = await previewRefund(by, orderId, { lineIds: [], amount })
  const decision = {
    orderId,
    amount: plan.amount,
    reason: 'goodwill',
    note: '',
    seen: plan.seen,
    key: key ?? randomUUID(),
  }
  return { plan, refund: await refundOrder(by, decision), decision }
}

describe('a refund', () => {
  test('of a part takes from everyone his part of what remains, and the pack stays', async () => {
    const { orderId, buyer, packId } = await sold()
    const sandbox = await account('test:psp:sandbox:USD')
    const { plan, refund } = await give(orderId, 100n)
    expect(plan.back.map(({ minor }) => minor)).toEqual([17n, 16n, 47n, 20n])
    expect(refund).toMatchObject({ state: 'done', amount: money(100n, 'USD') })
    expect([await pending(artist), await pending(inker)]).toEqual([93n, 40n])
    expect((await account('test:psp:sandbox:USD')) - sandbox).toBe(-100n)
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
    const order = await findOrder(buyer, orderId)
    expect(order).toMatchObject({ state: 'paid' })
    expect(order.lines[0]?.refunded).toEqual(money(100n, 'USD'))
    const [back] = (await listSales(inker)).sales
    expect(back).toMatchObject({ back: true, mine: money(-20n, 'USD'), gross: money(-100n, 'USD'), tax: money(-17n, 'USD') }) // prettier-ignore
  })

  test('of the rest clears every account exactly, ends what was bought, and the buyer is told', async () => {
    const { orderId, buyer, packId } = await sold()
    const told = await mails('refund_done')
    await give(orderId, 100n)
    await give(orderId, 1n)
    await give(orderId)
    expect([await pending(artist), await pending(inker)]).toEqual([0n, 0n])
    expect(await ownsPack(db, buyer.id, packId)).toBe(false)
    expect((await findOrder(buyer, orderId)).state).toBe('refunded')
    expect((await db.pack.findUniqueOrThrow({ where: { id: packId } })).ownerCount).toBe(0)
    expect(await mails('refund_done')).toBe(told + 3)
    await expect(previewRefund(finance, orderId, { lineIds: [], amount: '' })).rejects.toMatchObject({
      code: 'checkout.not_refundable',
    })
    // He may buy it anew.
    await buy(buyer, packId)
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
  })

  test('takes its buyer out of the rankings, where he counted as one who paid; of a part he stays', async () => {
    const { orderId, buyer, packId } = await sold()
    await db.user.update({ where: { id: buyer.id }, data: { createdAt: new Date('2026-01-01') } }) // old enough to count
    await db.packDay.updateMany({ where: { packId }, data: { joinedOn: new Date('2026-01-01') } })
    const counted = () => db.packDay.findMany({ where: { packId }, select: { newOwners: true, newBuyers: true } })
    const ranked = async () => {
      await countRankings()
      return (await listRanking('rising', 100)).find(({ id }) => id === packId)?.newOwners
    }
    expect(await counted()).toEqual([{ newOwners: 1, newBuyers: 1 }])
    expect(await ranked()).toBe(1)
    await give(orderId, 100n)
    expect(await counted()).toEqual([{ newOwners: 1, newBuyers: 1 }])
    await give(orderId)
    expect(await counted()).toEqual([{ newOwners: 0, newBuyers: 0 }])
    expect(await ranked()).toBeUndefined()
  })

  test('that its bank sends back days later is taken back, and the pack is the buyer’s again', async () => {
    const { orderId, buyer, packId } = await sold()
    const { refund } = await give(orderId)
    const fail = () => failSandboxRefund(refund.id, deliverHere)
    await fail()
    await fail()
    expect([await pending(artist), await pending(inker)]).toEqual([140n, 60n])
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
    const order = await findOrder(buyer, orderId)
    expect(order.state).toBe('paid')
    expect(order.refunds.map(({ state }) => state)).toEqual(['failed'])
    await give(orderId)
    expect((await findOrder(buyer, orderId)).state).toBe('refunded')
  })

  test('within the hold is never released; after it, the balance goes below zero', async () => {
    const { orderId } = await sold()
    await give(orderId, 150n)
    const left = await pending(artist)
    await releaseHolds(-1)
    const balances = (await findBalances(db, artist.id))[0]
    expect(balances).toMatchObject({ pending: money(0n, 'USD'), available: money(left, 'USD') })
    await give(orderId)
    expect(await pending(artist)).toBe(-left)
  })
})

describe('a refund is refused', () => {
  test('when it is more than remains, of nothing, or not an amount', async () => {
    const { orderId } = await sold()
    for (const [amount, code] of [
      ['3.00', 'checkout.refund_too_much'],
      ['0.00', 'checkout.refund_too_much'],
      ['-1', 'checkout.amount_malformed'],
      ['a lot', 'checkout.amount_malformed'],
    ])
      await expect(previewRefund(finance, orderId, { lineIds: [], amount: amount ?? '' })).rejects.toMatchObject({
        code,
      })
    await expect(previewRefund(finance, orderId, { lineIds: ['oln_other'], amount: '' })).rejects.toMatchObject({
      code: 'checkout.nothing_to_refund',
    })
  })

  test('when what was confirmed is not so any more; the same click again is the same refund', async () => {
    const { orderId } = await sold()
    const { refund, decision } = await give(orderId, 100n)
    expect((await refundOrder(finance, decision)).id).toBe(refund.id)
    await expect(refundOrder(finance, { ...decision, key: randomUUID() })).rejects.toMatchObject({
      code: 'checkout.refund_changed',
    })
    await expect(refundOrder(finance, { ...decision, key: 'x' })).rejects.toMatchObject({
      code: 'checkout.key_malformed',
    })
    await expect(refundOrder(finance, { ...decision, reason: 'because' })).rejects.toMatchObject({
      code: 'checkout.refund_reason_missing',
    })
  })

  test('while somebody else holds the order, with words, and nothing is half done', async () => {
    const { orderId } = await sold()
    const key = randomUUID()
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    let isHeld = () => {}
    const begun = new Promise<void>((resolve) => (isHeld = resolve))
    const holder = inTransaction(async (tx) => {
      await lockOrder(tx, orderId)
      isHeld()
      await held
    })
    await begun
    const error = await give(orderId, 100n, { key }).catch((one: unknown) => one)
    expect(isBusy(error)).toBe(true)
    expect(await db.refund.count({ where: { orderId } })).toBe(0)
    letGo()
    await holder
    const { refund } = await give(orderId, 100n, { key })
    expect(refund.state).toBe('done')
  })

  test('to everyone but finance and admins, and of one’s own order', async () => {
    const { orderId, buyer } = await sold()
    for (const roles of [[], ['artist'], ['reviewer', 'senior_reviewer']] as const) {
      const other = (await createPerson({ roles: [...roles] })).actor
      await expect(previewRefund(other, orderId, { lineIds: [], amount: '' })).rejects.toMatchObject({ status: 403 })
    }
    const own = { ...buyer, roles: ['finance'] as const }
    await expect(give(orderId, 100n, { by: own })).rejects.toMatchObject({ code: 'checkout.own_refund' })
    expect((await findOrder(finance, orderId)).refunds).toEqual([])
  })

  test('to the second of two at the same moment, with words', async () => {
    const { orderId } = await sold()
    const other = (await createPerson({ roles: ['finance'] })).actor
    const all = await Promise.allSettled([
      give(orderId, 200n),
      give(orderId, 200n, { by: other }),
      give(orderId, 200n, { by: other }),
    ])
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of all)
      if (one.status === 'rejected')
        expect(['checkout.refund_under_way', 'checkout.refund_changed', 'checkout.refund_too_much']).toContain(
          (one.reason as { code: string }).code,
        )
    expect((await findOrder(finance, orderId)).lines[0]?.refunded).toEqual(money(200n, 'USD'))
  })
})

describe('a refund by bank transfer', () => {
  test('waits for a person, who writes the bank’s reference down; and may come back', async () => {
    const { orderId, buyer, packId } = await buyForReal(1_000n)
    const { refund } = await give(orderId)
    expect(refund).toMatchObject({ state: 'pending', ref: expect.stringMatching(/^MQ-/) as string })
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
    await expect(give(orderId)).rejects.toMatchObject({ code: 'checkout.refund_under_way' })
    await sweepRefunds({ now: () => new Date(Date.now() + 3_600_000) })
    await expect(markRefund(finance, refund.id, 'done', ' ')).rejects.toMatchObject({
      code: 'checkout.bank_ref_missing',
    })
    await markRefund(finance, refund.id, 'done', 'SEPA 4711')
    expect((await findOrder(buyer, orderId)).refunds[0]).toMatchObject({ state: 'done', ref: 'SEPA 4711' })
    expect(await ownsPack(db, buyer.id, packId)).toBe(false)
    await expect(markRefund(finance, refund.id, 'done', 'again')).rejects.toMatchObject({
      code: 'checkout.refund_closed',
    })
    await markRefund(finance, refund.id, 'failed', 'account closed')
    expect(await findOrder(buyer, orderId)).toMatchObject({ state: 'paid', refunds: [{ state: 'failed' }] })
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
  })

  test('that could not be sent sets its money free', async () => {
    const { orderId } = await buyForReal(1_000n)
    const { refund } = await give(orderId, 400n)
    await markRefund(finance, refund.id, 'failed', 'no such account')
    await give(orderId, 1_000n)
  })
})

test('the database lets nobody give back more than was paid, nor change a refund', async () => {
  const { orderId } = await sold()
  const { refund } = await give(orderId, 100n)
  for (const sql of [
    `UPDATE "OrderLine" SET "refundingMinor" = 200 WHERE "orderId" = '${orderId}'`,
    `UPDATE "OrderLine" SET "refundedMinor" = "grossMinor" WHERE "orderId" = '${orderId}'`,
    `UPDATE "Order" SET state = 'refunded' WHERE id = '${orderId}'`,
    `UPDATE "Refund" SET "amountMinor" = 1 WHERE id = '${refund.id}'`,
    `UPDATE "Refund" SET state = 'failed', "endedAt" = now() WHERE id = '${refund.id}'`,
    `DELETE FROM "Refund" WHERE id = '${refund.id}'`,
    `UPDATE "RefundLine" SET minor = 1 WHERE "refundId" = '${refund.id}'`,
    `UPDATE "Payment" SET "capturedMinor" = 50 WHERE "orderId" = '${orderId}'; UPDATE "OrderLine" SET "refundedMinor" = 100 WHERE "orderId" = '${orderId}'`,
  ])
    await expect(db.$executeRawUnsafe(`DO $$ BEGIN ${sql}; SET CONSTRAINTS ALL IMMEDIATE; END $$`)).rejects.toThrow()
})
