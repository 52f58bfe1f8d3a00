import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { system, type UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { listBuyersOf, refundTakenDown } from '@/modules/checkout/refund-taken-down'
import { ownsPack } from '@/modules/library/owns-pack'
import { appealDecision } from '@/modules/moderation/appeal'
import { decideOnPack } from '@/modules/moderation/decide-pack-case'
import { reportPack } from '@/modules/moderation/report-pack'
import { restorePack } from '@/modules/moderation/restore-pack'
import { settleBuyers } from '@/modules/moderation/settle-buyers'
import { explainHolds } from '@/modules/moderation/explain-holds'
import { findAnyPack } from '@/modules/moderation/find-any-pack'
import { takeDownPack } from '@/modules/moderation/take-down-pack'
import { approvePayout } from '@/modules/payouts/approve-payout'
import { findMyPayouts } from '@/modules/payouts/find-payable'
import { handOver } from '@/modules/payouts/hand-over'
import { callOffHeld } from '@/modules/payouts/hold-for-takedown'
import { markPayout } from '@/modules/payouts/mark-payout'
import { requestPayout } from '@/modules/payouts/request-payout'
import { setBankAccount } from '@/modules/payouts/set-account'
import { buy } from './orders'
import { createPackOnSale } from './packs'
import { IBAN, payForReal, releaseOrders } from './payouts'
import { createPerson } from './people'

const DAY = 86_400_000
const sales = { refundTakenDown, listBuyersOf }
let senior: UserActor
beforeAll(async () => {
  senior = (await createPerson({ roles: ['senior_reviewer'] })).actor
})

describe('those who bought a pack that is taken down', () => {
  afterEach(async () => {
    expect(await checkInvariants()).toEqual([])
  })
  const rule = system('buyers-rule')

  /** A pack with a buyer of this week and one of long ago. */
  async function bought() {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 499n })
    const [lately, before] = [await createPerson(), await createPerson()]
    const old = await buy(before.actor, packId)
    await db.order.update({ where: { id: old }, data: { paidAt: new Date(Date.now() - 8 * DAY) } })
    await buy(lately.actor, packId)
    const has = async () => [await ownsPack(db, lately.actor.id, packId), await ownsPack(db, before.actor.id, packId)]
    const gone = async ({ email }: { email: string }) => {
      const rows = await db.$queryRaw<{ outcome: string }[]>`
        SELECT data->'params'->>'outcome' AS outcome FROM pgboss.job WHERE data->>'to' = ${email} AND data->>'kind' = 'pack_gone'`
      return rows.map(({ outcome }) => outcome)
    }
    const takedown = async () => (await db.takedown.findFirstOrThrow({ where: { packId } })).id
    return { artist, packId, lately, before, has, gone, takedown }
  }

  test('get their money when it was not its seller’s and they bought it lately; the others keep it; each is told once', async () => {
    const { packId, lately, before, has, gone, takedown } = await bought()
    await takeDownPack(senior, packId, { reasons: ['ART-COPY'], words: 'It copies a book.' })
    const takedownId = await takedown()
    await Promise.all([settleBuyers(rule, { takedownId }, sales), settleBuyers(rule, { takedownId }, sales)])
    await settleBuyers(rule, { takedownId }, sales)
    expect(await has()).toEqual([false, true])
    expect([await gone(lately), await gone(before)]).toEqual([['refunded'], ['kept']])
    const refunds = await db.refund.findMany({ where: { key: { contains: takedownId } } })
    expect(refunds.map(({ state, reason, decidedBy }) => [state, reason, decidedBy])).toEqual([['done', 'rights', 'rule:rights']]) // prettier-ignore
    await expect(settleBuyers(senior, { takedownId }, sales)).rejects.toMatchObject({ status: 403 })
  })

  test('keep it when the ground is another', async () => {
    const { packId, lately, has, gone, takedown } = await bought()
    await takeDownPack(senior, packId, { reasons: ['ADULT'], words: 'Not rated so.' })
    await settleBuyers(rule, { takedownId: await takedown() }, sales)
    expect(await has()).toEqual([true, true])
    expect(await gone(lately)).toEqual(['kept'])
  })

  test('get nothing while an appeal is open, nor after the takedown was taken back', async () => {
    const { artist, packId, lately, has, gone, takedown } = await bought()
    await takeDownPack(senior, packId, { reasons: ['ART-COPY'], words: 'It copies a book.' })
    const takedownId = await takedown()
    await appealDecision(artist, packId, 'I drew it first, in 2019.')
    await settleBuyers(rule, { takedownId }, sales)
    await restorePack(senior, packId, 'You did.')
    await settleBuyers(rule, { takedownId }, sales)
    expect(await has()).toEqual([true, true])
    expect(await gone(lately)).toEqual([])
  })
})

describe('those who bought a pack that is down for two decisions', () => {
  afterEach(async () => {
    expect(await checkInvariants()).toEqual([])
  })

  test.each([
    ['the same: they are told once', 'BRAND', ['refunded']],
    ['less: they are told by the second what they get', 'ADULT', ['kept', 'refunded']],
  ])('of which the first gave them %s', async (_, first, told) => {
    const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
    const buyer = await createPerson()
    await buy(buyer.actor, packId)
    const words = 'Stickers 1 and 2 are from my blog.'
    const { actor: reporter } = await createPerson()
    await reportPack(reporter, { packId, category: 'copy', words, proof: '', email: '', locale: 'en' })
    const { id: caseId } = await db.packCase.findFirstOrThrow({ where: { packId } })
    await takeDownPack(senior, packId, { reasons: [first], words: 'It is not right.' })
    await decideOnPack(senior, caseId, { upheld: true, reasons: ['ART-COPY'], words: 'It is a copy.' })
    for (const { id: takedownId } of await db.takedown.findMany({ where: { packId }, orderBy: { id: 'asc' } }))
      await settleBuyers(system('buyers-rule'), { takedownId }, sales)
    const mails = await db.$queryRaw<{ outcome: string }[]>`
      SELECT data->'params'->>'outcome' AS outcome FROM pgboss.job
      WHERE data->>'to' = ${buyer.email} AND data->>'kind' = 'pack_gone' ORDER BY created_on`
    expect(mails.map(({ outcome }) => outcome)).toEqual(told)
    expect(await ownsPack(db, buyer.actor.id, packId)).toBe(false)
    expect(await db.takedown.count({ where: { packId, buyersAt: null } })).toBe(0)
  })
})

describe('what a pack earned, while it is down,', () => {
  let finance: UserActor
  beforeAll(async () => {
    finance = (await createPerson({ roles: ['finance'] })).actor
  })
  afterEach(async () => {
    expect(await checkInvariants()).toEqual([])
  })

  /** Two packs of an artist, one of them shared with a friend; each sold for 50.00, all of it released. 80 % is theirs. */
  async function earned() {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const { actor: friend, email } = await createPerson({ roles: ['artist'] })
    for (const actor of [artist, friend]) await setBankAccount(actor, { holder: 'Mira Fox', account: IBAN, bic: '' })
    const shares = [
      { userId: artist.id, points: 7_500, part: '' },
      { userId: friend.id, points: 2_500, part: '' },
    ]
    const { packId: down } = await createPackOnSale({ artistId: artist.id, pricing: 'choose', shares })
    const { packId: other } = await createPackOnSale({ artistId: artist.id, pricing: 'choose' })
    const orders = [await payForReal(down, 5_000n), await payForReal(other, 5_000n)]
    await releaseOrders(orders.map(({ orderId }) => orderId), 20) // prettier-ignore
    const takeDown = (days?: number) => takeDownPack(senior, down, { reasons: ['ADULT'], words: 'Not rated so.', days })
    return { artist, friend, email, down, other, takeDown }
  }
  const ask = (actor: UserActor) => requestPayout(actor, { key: randomUUID() })
  /** What is held of somebody's money and what can leave, in minor units. */
  async function standsAt(actor: UserActor) {
    const { statement, open } = await findMyPayouts(actor)
    const held = statement.stopped.map(({ packId, amount }) => [packId, amount.minor])
    return { held, free: statement.payable.minor, leaves: open?.amount.minor }
  }

  test('leaves by no payout, of all who have a share in it; what other packs earned does; once it is back, all of it', async () => {
    const { artist, friend, email, down, takeDown } = await earned()
    await takeDown(30)
    expect(await standsAt(artist)).toEqual({ held: [[down, 3_000n]], free: 4_000n, leaves: undefined })
    expect(await standsAt(friend)).toEqual({ held: [[down, 1_000n]], free: 0n, leaves: undefined })
    await expect(ask(friend)).rejects.toMatchObject({ code: 'payouts.below_minimum' })
    expect((await findMyPayouts(friend)).hindrance).toBe('held')

    const { payoutId } = await ask(artist)
    await approvePayout(finance, payoutId)
    await markPayout(finance, payoutId, 'paid', 'SEPA 1')
    expect(await standsAt(artist)).toEqual({ held: [[down, 3_000n]], free: 0n, leaves: undefined })

    const told = await db.$queryRaw<{ minor: string }[]>`
      SELECT data->'params'->>'totalMinor' AS minor FROM pgboss.job WHERE data->>'to' = ${email} AND data->>'kind' = 'earnings_held'`
    expect(told).toEqual([{ minor: '1000' }])
    const { stopped } = (await findMyPayouts(friend)).statement
    const until = expect.objectContaining({ waitsFor: 'end' }) as unknown
    expect(await explainHolds(friend, stopped)).toMatchObject([{ own: false, reasons: ['ADULT'], clock: until }])
    expect((await findAnyPack(senior, down))?.held).toMatchObject({ total: { minor: 4_000n }, people: 2, clock: until })

    await restorePack(senior, down, 'It is rated now.')
    expect(await standsAt(artist)).toEqual({ held: [], free: 3_000n, leaves: undefined })
    await ask(friend)
    expect(await standsAt(friend)).toEqual({ held: [], free: 0n, leaves: 1_000n })
  })

  test('is what was not paid out before: neither that, nor what comes of other packs later, is held', async () => {
    const { artist, down, other, takeDown } = await earned()
    const { payoutId } = await ask(artist)
    await approvePayout(finance, payoutId)
    await markPayout(finance, payoutId, 'paid', 'SEPA 2')
    const orders = [await payForReal(down, 2_000n), await payForReal(other, 2_000n)]
    await releaseOrders(orders.map(({ orderId }) => orderId), 18) // prettier-ignore
    await takeDown()
    expect(await standsAt(artist)).toEqual({ held: [[down, 1_200n]], free: 1_600n, leaves: undefined })
    // The bank sends it back: what it took of that pack is there again.
    await markPayout(finance, payoutId, 'returned', 'The account is closed.')
    expect(await standsAt(artist)).toEqual({ held: [[down, 4_200n]], free: 5_600n, leaves: undefined })
  })

  test('stays while buyers may get it back, and is free once that is settled', async () => {
    const { artist, down, takeDown } = await earned()
    await payForReal(down, 2_000n) // waits out the hold: what goes back is taken from there
    await takeDown()
    expect(await standsAt(artist)).toMatchObject({ held: [[down, 3_000n]], free: 4_000n })
    const { id: takedownId } = await db.takedown.findFirstOrThrow({ where: { packId: down } })
    await settleBuyers(system('buyers-rule'), { takedownId }, sales)
    expect(await standsAt(artist)).toMatchObject({ held: [], free: 7_000n })
  })

  test('is taken out of a payout under way: it is called off, and the rest asked for in its place by the same day', async () => {
    const { artist, down, takeDown } = await earned()
    const { payoutId } = await ask(artist)
    await approvePayout(finance, payoutId)
    const before = (await findMyPayouts(artist)).open
    await takeDown()
    await expect(handOver(finance)).rejects.toMatchObject({ code: 'payouts.nothing_to_export' })
    await expect(markPayout(finance, payoutId, 'paid', 'x')).rejects.toMatchObject({ code: 'payouts.part_held' })
    const sent = { state: 'sent', sentAt: new Date() }
    await expect(db.payout.update({ where: { id: payoutId }, data: sent })).rejects.toThrow('a takedown holds')

    await Promise.all([callOffHeld({ packId: down }), callOffHeld({ packId: down })])
    expect(await standsAt(artist)).toEqual({ held: [[down, 3_000n]], free: 0n, leaves: 4_000n })
    const { open, history } = await findMyPayouts(artist)
    expect(open).toMatchObject({ state: 'requested', dueOn: before?.dueOn, account: IBAN })
    expect(history.map(({ state, reason }) => [state, reason])).toEqual([['requested', ''], ['canceled', 'takedown']]) // prettier-ignore
  })

  test('does not leave either when the takedown and the payout come at the same moment', async () => {
    for (const step of ['ask', 'approve'] as const) {
      const { artist, down, takeDown } = await earned()
      const asked = step === 'approve' ? (await ask(artist)).payoutId : undefined
      // Who waits too long for the other is told to come again, and does.
      const twice = (go: () => Promise<unknown>) => go().catch(go)
      await Promise.allSettled([
        twice(() => takeDown()),
        twice(() => (asked ? approvePayout(finance, asked) : ask(artist))),
      ])
      await callOffHeld({ packId: down })
      expect(await standsAt(artist)).toEqual({ held: [[down, 3_000n]], free: 0n, leaves: 4_000n })
    }
  })
})
