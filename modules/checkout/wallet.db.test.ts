import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { findBalances } from '@/modules/ledger/find-balances'
import { trialBalance } from '@/modules/ledger/trial-balance'
import { ownsPack } from '@/modules/library/owns-pack'
import { failSandboxRefund, playSandbox } from '@/modules/payments/play-sandbox'
import { giveStars } from '@/modules/wallet/give-stars'
import { openWallet } from '@/modules/wallet/open-wallet'
import { chargeOf, confirmation, deliverHere } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { askForRefund } from './ask-for-refund'
import { checkInvariants } from './check-invariants'
import { findOrder } from './find-order'
import { giveBackStars } from './give-back-stars'
import { placeOrder } from './place-order'
import { previewRefund } from './preview-refund'
import { refundOrder } from './refund-order'
import { topUp } from './top-up'

// The switch is read before anything else is.
vi.hoisted(() => {
  process.env.WALLET = '1'
})

let artist: UserActor
let finance: UserActor

beforeAll(async () => {
  artist = (await createPerson({ roles: ['artist'] })).actor
  finance = (await createPerson({ roles: ['finance'] })).actor
})

afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
  for (const { difference } of await trialBalance(finance)) expect(difference.minor).toBe(0n)
})

const person = async () => (await createPerson()).actor
const pack = async (minor = 299n) => (await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor })).packId
const pending = async (who: UserActor) =>
  (await findBalances(db, who.id)).find((row) => row.book === 'test')?.pending.minor ?? 0n
const stars = async (who: UserActor) => {
  const { paid, promo } = (await openWallet(who)).stars
  return [paid.minor, promo.minor]
}

async function fill(who: UserActor, minor = 500n) {
  const asked = { minor, provider: 'sandbox', key: randomUUID(), locale: 'en' }
  const { orderId } = await topUp(who, asked)
  await playSandbox(await chargeOf(orderId), 'pay', deliverHere)
  return orderId
}

const give = (who: UserActor, count: bigint, key: string = randomUUID()) =>
  giveStars(finance, { handle: who.handle, stars: count, reason: 'A good question.', key })

const spend = async (who: UserActor, packs: string | string[], key = randomUUID() as string) =>
  placeOrder(who, await confirmation(packs, { provider: 'wallet', key }))

describe('stars', () => {
  test('come by a payment like any other, once, and are listed', async () => {
    const buyer = await person()
    const orderId = await fill(buyer)
    await playSandbox(await chargeOf(orderId), 'pay', deliverHere).catch(() => undefined)
    expect(await stars(buyer)).toEqual([500n, 0n])
    expect(await findOrder(buyer, orderId)).toMatchObject({ kind: 'topup', state: 'paid', lines: [] })
    expect((await openWallet(buyer)).moves).toMatchObject([{ kind: 'topup', stars: 500n, pot: 'paid', orderId }])
    for (const minor of [499n, 20_001n])
      await expect(topUp(buyer, { minor, provider: 'sandbox', key: randomUUID(), locale: 'en' })).rejects.toMatchObject(
        {
          code: 'wallet.bad_amount',
        },
      )
    // Real money fills no wallet of play money.
    await expect(topUp(buyer, { minor: 500n, provider: 'manual', key: randomUUID(), locale: 'en' })).rejects.toMatchObject({ code: 'wallet.off' }) // prettier-ignore
  })

  test('the same click to fill up is one order', async () => {
    const buyer = await person()
    const asked = { minor: 700n, provider: 'sandbox', key: randomUUID(), locale: 'en' }
    const answers = await Promise.all([topUp(buyer, asked), topUp(buyer, asked), topUp(buyer, asked)])
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1)
  })

  test('that were given are spent first, and the artist gets his full share of them', async () => {
    const [buyer, packId, before] = [await person(), await pack(), await pending(artist)]
    await fill(buyer)
    await give(buyer, 100n)
    const { orderId } = await spend(buyer, packId)
    expect(await stars(buyer)).toEqual([301n, 0n])
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
    // 2.99: fee 0.59, artist 2.40, as by card.
    expect((await pending(artist)) - before).toBe(240n)
    expect(await findOrder(buyer, orderId)).toMatchObject({ state: 'paid', provider: 'wallet', test: true })
  })

  test('go back into the pots they came from', async () => {
    const [buyer, packId] = [await person(), await pack()]
    await fill(buyer)
    await give(buyer, 100n)
    const { orderId } = await spend(buyer, packId)
    const plan = await previewRefund(finance, orderId, { lineIds: [], amount: '' })
    const { amount, seen } = plan
    await refundOrder(finance, { orderId, amount, seen, reason: 'goodwill', note: '', key: randomUUID() })
    expect(await stars(buyer)).toEqual([500n, 100n])
    expect(await ownsPack(db, buyer.id, packId)).toBe(false)
    expect((await findOrder(buyer, orderId)).state).toBe('refunded')
  })

  test('too few buy nothing, and it is said how many are missing', async () => {
    const [buyer, packId] = [await person(), await pack(599n)]
    await fill(buyer)
    await expect(spend(buyer, packId)).rejects.toMatchObject({ code: 'wallet.short', params: { missing: 99 } })
    expect(await stars(buyer)).toEqual([500n, 0n])
    expect(await db.order.count({ where: { buyerId: buyer.id, provider: 'wallet' } })).toBe(0)
  })

  test('the same stars spent by six orders at once are spent once', async () => {
    const buyer = await person()
    await fill(buyer)
    const packs = await Promise.all(Array.from({ length: 6 }, () => pack(399n)))
    const answers = await Promise.allSettled(packs.map((packId) => spend(buyer, packId)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'wallet.short' })
    expect(await stars(buyer)).toEqual([101n, 0n])
  })

  test('the same click twenty times pays once', async () => {
    const [buyer, packId] = [await person(), await pack()]
    await fill(buyer, 1_000n)
    const placing = await confirmation(packId, { provider: 'wallet' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => placeOrder(buyer, placing)))
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1)
    expect(await stars(buyer)).toEqual([701n, 0n])
  })

  test('cannot be fewer than none, whoever writes', async () => {
    const buyer = await person()
    await fill(buyer)
    await expect(
      db.walletBalance.updateMany({ where: { userId: buyer.id }, data: { paidMinor: -1n } }),
    ).rejects.toThrow('wallet_not_overdrawn')
  })

  test('are given by finance, with a reason, once a key', async () => {
    const [buyer, key] = [await person(), randomUUID()]
    await Promise.all([give(buyer, 50n, key), give(buyer, 50n, key)])
    expect(await stars(buyer)).toEqual([0n, 50n])
    const wish = { handle: buyer.handle, stars: 1n, reason: 'x', key: randomUUID() }
    await expect(giveStars(buyer, wish)).rejects.toMatchObject({ status: 403 })
    await expect(giveStars(finance, { ...wish, reason: ' ' })).rejects.toMatchObject({ code: 'wallet.bad_stars' })
    await expect(giveStars(finance, { ...wish, handle: 'nobody_here' })).rejects.toMatchObject({
      code: 'wallet.nobody',
    })
  })

  test('unused and paid for go back as money, no more than there are, once a reference', async () => {
    const buyer = await person()
    const orderId = await fill(buyer)
    await give(buyer, 300n)
    const back = (amount: string, ref: string, by = finance) => giveBackStars(by, { orderId, amount, ref })
    await expect(back('5.01', 'R1')).rejects.toMatchObject({ code: 'wallet.not_unused', params: { most: '5.00 USD' } })
    await Promise.all([back('2.00', 'R1'), back('2.00', 'R1')])
    expect(await stars(buyer)).toEqual([300n, 300n])
    await expect(back('3.01', 'R2')).rejects.toMatchObject({ code: 'wallet.not_unused' })
    await expect(back('1.00', 'R3', buyer)).rejects.toMatchObject({ status: 403 })
    await back('3.00', 'R2')
    expect(await stars(buyer)).toEqual([0n, 300n])
  })

  describe('of a top-up that is refunded', () => {
    const look = (orderId: string, amount = '') => previewRefund(finance, orderId, { lineIds: [], amount })
    /** What the two steps at the desk do. */
    async function refund(orderId: string, amount = '', by = finance) {
      const plan = await look(orderId, amount)
      return refundOrder(by, { orderId, amount: plan.amount, seen: plan.seen, reason: 'goodwill', note: '', key: randomUUID() }) // prettier-ignore
    }
    const booked = async (orderId: string) => {
      const rows = await db.journalEntry.findMany({ where: { orderId }, orderBy: { id: 'asc' }, select: { kind: true, postings: { select: { accountPath: true, amountMinor: true }, orderBy: { position: 'asc' } } } }) // prettier-ignore
      return rows.map(({ kind, postings }) => [kind, ...postings.map((its) => `${its.accountPath} ${its.amountMinor}`)])
    }

    test('go back the way they were paid: what is unspent, in exact postings; promo stars stay', async () => {
      const [buyer, packId] = [await person(), await pack()]
      const orderId = await fill(buyer)
      await give(buyer, 100n)
      await spend(buyer, packId)
      await give(buyer, 40n)
      await expect(look(orderId, '3.02')).rejects.toMatchObject({ code: 'checkout.refund_too_much', params: { most: '3.01 USD' } }) // prettier-ignore
      await refund(orderId, '1.00')
      const { state } = await refund(orderId)
      expect(state).toBe('done')
      expect(await stars(buyer)).toEqual([0n, 40n])
      const [paid, back] = [`test:wallet:${buyer.id}:paid:USD`, `test:wallet:${buyer.id}:back:USD`]
      expect(await booked(orderId)).toEqual([
        ['topup', 'test:psp:sandbox:USD 500', `${paid} -500`],
        ['stars_set_apart', `${paid} 100`, `${back} -100`],
        ['stars_refunded', `${back} 100`, 'test:psp:sandbox:USD -100'],
        ['stars_set_apart', `${paid} 201`, `${back} -201`],
        ['stars_refunded', `${back} 201`, 'test:psp:sandbox:USD -201'],
      ])
      await expect(look(orderId)).rejects.toMatchObject({ code: 'checkout.no_stars_left' })
      expect(await findOrder(buyer, orderId)).toMatchObject({ state: 'paid' })
      // The buyer’s own way to ask is for packs only.
      await expect(askForRefund(buyer, { orderId, lineIds: [], words: '' })).rejects.toMatchObject({ code: 'checkout.nothing_to_refund' }) // prettier-ignore
    })

    test('by two at once go back once, and a purchase at the same moment finds them or not', async () => {
      const [buyer, packId] = [await person(), await pack(399n)]
      const orderId = await fill(buyer)
      const { amount, seen } = await look(orderId)
      const go = () => refundOrder(finance, { orderId, amount, seen, reason: 'goodwill', note: '', key: randomUUID() })
      const buying = await confirmation(packId, { provider: 'wallet' })
      const [one, other, bought] = await Promise.allSettled([go(), go(), placeOrder(buyer, buying)])
      const won = [one, other, bought].filter(({ status }) => status === 'fulfilled')
      expect(won).toHaveLength(1)
      expect(await stars(buyer)).toEqual([bought.status === 'fulfilled' ? 101n : 0n, 0n])
      const again = await Promise.allSettled([go(), go()])
      expect(again.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    })

    test('that did not arrive are in the wallet again, and can go back anew, by hand too', async () => {
      const buyer = await person()
      const orderId = await fill(buyer)
      const { id } = await refund(orderId)
      expect(await stars(buyer)).toEqual([0n, 0n])
      await failSandboxRefund(id, deliverHere)
      await failSandboxRefund(id, deliverHere)
      expect(await stars(buyer)).toEqual([500n, 0n])
      await giveBackStars(finance, { orderId, amount: '1.00', ref: 'R1' })
      await fill(buyer)
      expect((await look(orderId)).amount.minor).toBe(400n)
      await refund(orderId)
      await expect(giveBackStars(finance, { orderId, amount: '0.01', ref: 'R2' })).rejects.toMatchObject({ code: 'wallet.not_unused' }) // prettier-ignore
      expect(await stars(buyer)).toEqual([500n, 0n])
    })

    test('never of a top-up of one’s own, nor by another', async () => {
      const own = await fill(finance)
      await expect(refund(own)).rejects.toMatchObject({ code: 'checkout.own_refund' })
      await expect(refund(own, '', artist)).rejects.toMatchObject({ status: 403 })
    })
  })
})
