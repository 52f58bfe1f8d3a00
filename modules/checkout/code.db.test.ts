import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { money, sum } from '@/core/money'
import { db } from '@/infra/db'
import { withRequest } from '@/infra/request-context'
import { type CodeWish, listCodes, makeCode, stopCode } from '@/modules/codes/make-code'
import { findBalances } from '@/modules/ledger/find-balances'
import { playSandbox } from '@/modules/payments/play-sandbox'
import { chargeOf, confirmation, deliverHere } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { askToBuy, askToBuyCart } from './ask-to-buy'
import { cancelOrder } from './cancel-order'
import { checkInvariants } from './check-invariants'
import { findOrder } from './find-order'
import { forgetDeclines } from './count-decline'
import { payAgain } from './pay-again'
import { placeOrder } from './place-order'
import { writeSeen } from './quote'
import { sweepPayments } from './sweep-payments'

let mina: UserActor
let finance: UserActor
let turn = 0

beforeAll(async () => {
  mina = (await createPerson({ roles: ['artist'] })).actor
  finance = (await createPerson({ roles: ['finance'] })).actor
})

afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

const person = async () => (await createPerson()).actor
const pending = async (who: UserActor) =>
  (await findBalances(db, who.id)).find((row) => row.book === 'test')?.pending.minor ?? 0n

async function made(wish: Partial<CodeWish> = {}, scope: 'own' | 'shop' = 'own') {
  turn += 1
  const code = `T${turn}${Date.now().toString(36).toUpperCase()}`
  const whole = {
    code,
    kind: 'percent',
    value: '20',
    from: '',
    until: '',
    usesMost: '',
    perBuyer: '',
    ...wish,
  } as const
  await makeCode(scope === 'own' ? mina : finance, scope, whole)
  return code
}

const pack = async (minor = 499n, artist = mina) =>
  (await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor })).packId

/** Look at the confirm step with a code, and send what it shows. */
async function place(buyer: UserActor, packId: string, code: string, wishes: Parameters<typeof confirmation>[1] = {}) {
  const asked = await askToBuy(buyer, packId, 'US', undefined, { code })
  if (asked.kind !== 'pay') throw new Error(asked.kind)
  if (asked.code?.refused) throw asked.code.refused
  const seen = writeSeen(asked.lines.map((line) => ({ packId: line.pack.id, quote: line.quote })))
  return placeOrder(buyer, await confirmation(packId, { seen, code, ...wishes }))
}

const pay = async (orderId: string) => playSandbox(await chargeOf(orderId), 'pay', deliverHere)

describe('a code', () => {
  test('of an artist lowers everyone’s part, and is on the order', async () => {
    const code = await made()
    const [buyer, before] = [await person(), await pending(mina)]
    const { orderId } = await place(buyer, await pack(), code.toLowerCase())
    await pay(orderId)
    const order = await findOrder(buyer, orderId)
    // 4.99 less 0.99 is 4.00: fee 0.80, artist 3.20.
    expect(order).toMatchObject({ total: money(400n, 'USD'), code: { code, amount: money(99n, 'USD'), bearer: 'all' } })
    expect((await pending(mina)) - before).toBe(320n)
    expect((await listCodes(mina, 'own')).find((one) => one.code === code)).toMatchObject({ used: 1, tookMinor: 99n })
  })

  test('of the shop leaves the artist what the full price gives', async () => {
    const code = await made({ value: '10' }, 'shop')
    const [buyer, before] = [await person(), await pending(mina)]
    const { orderId } = await place(buyer, await pack(), code)
    await pay(orderId)
    // 4.99: fee 0.99, artist 4.00. Ten percent is 0.49, out of the fee.
    expect((await pending(mina)) - before).toBe(400n)
    expect((await findOrder(buyer, orderId)).lines[0]).toMatchObject({
      fee: money(50n, 'USD'),
      gross: money(450n, 'USD'),
    })
    // Ninety percent is what the shop has, and no more.
    const all = await place(await person(), await pack(), await made({ value: '90' }, 'shop'))
    expect((await findOrder(finance, all.orderId)).total).toEqual(money(400n, 'USD'))
  })

  test('is for the packs it is for, in its time, and says so precisely', async () => {
    const other = (await createPerson({ roles: ['artist'] })).actor
    const [buyer, mine] = [await person(), await pack()]
    const refused = async (code: string, packId = mine) => place(buyer, packId, code).then(() => 'placed', (error: { code: string }) => error.code) // prettier-ignore
    expect(await refused('NOSUCH')).toBe('codes.unknown')
    expect(await refused(await made(), await pack(499n, other))).toBe('codes.fits_nothing')
    expect(await refused(await made({ from: '2090-01-01' }))).toBe('codes.not_yet')
    const stopped = await made()
    const id = (await listCodes(mina, 'own')).find((one) => one.code === stopped)?.id ?? ''
    await expect(stopCode(other, 'own', id)).rejects.toMatchObject({ status: 404 })
    await stopCode(mina, 'own', id)
    expect(await refused(stopped)).toBe('codes.ended')
    const { packId: chosen } = await createPackOnSale({ artistId: mina.id, pricing: 'choose', minor: 199n })
    expect(await refused(await made(), chosen)).toBe('codes.fits_nothing')
  })

  test('cannot be made up, nor kept when it is not there any more', async () => {
    const [buyer, packId] = [await person(), await pack()]
    const code = await made({ usesMost: '1' })
    const asked = await askToBuy(buyer, packId, 'US', undefined, { code })
    const lines = asked.kind === 'pay' ? asked.lines : []
    const seen = writeSeen(lines.map((line) => ({ packId: line.pack.id, quote: line.quote })))
    // The price with the code, but without it; and after somebody else took its last use.
    await expect(placeOrder(buyer, await confirmation(packId, { seen }))).rejects.toMatchObject({
      code: 'checkout.changed',
    })
    await place(await person(), packId, code)
    await expect(placeOrder(buyer, await confirmation(packId, { seen, code }))).rejects.toMatchObject({
      code: 'codes.used_up',
    })
  })

  test('is made by artists for their packs and by finance for the shop, with sense', async () => {
    await expect(made({}, 'own').then(() => makeCode(finance, 'own', wish('AAA')))).rejects.toMatchObject({
      status: 403,
    })
    await expect(makeCode(mina, 'shop', wish('AAA'))).rejects.toMatchObject({ status: 403 })
    for (const [bad, code] of [
      [{ code: 'a' }, 'codes.malformed'],
      [{ value: '91' }, 'codes.bad_discount'],
      [{ value: 'much' }, 'codes.bad_discount'],
      [{ until: '2001-01-01' }, 'codes.bad_dates'],
      [{ from: 'soon' }, 'codes.bad_dates'],
      [{ usesMost: '0' }, 'codes.bad_limits'],
    ] as const)
      await expect(makeCode(mina, 'own', { ...wish('GOOD'), ...bad })).rejects.toMatchObject({ code })
    const taken = await made()
    await expect(makeCode(finance, 'shop', wish(taken.toLowerCase()))).rejects.toMatchObject({ code: 'codes.taken' })
  })
})

const wish = (code: string): CodeWish => ({ code, kind: 'percent', value: '10', from: '', until: '', usesMost: '', perBuyer: '' }) // prettier-ignore

describe('a limit', () => {
  test('in all: of eight who want the last use at once, one gets it', async () => {
    const [code, packId] = [await made({ usesMost: '1' }), await pack()]
    const buyers = await Promise.all(Array.from({ length: 8 }, person))
    const answers = await Promise.allSettled(buyers.map((buyer) => place(buyer, packId, code)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'codes.used_up' })
    expect((await listCodes(mina, 'own')).find((one) => one.code === code)?.taken).toBe(1)
  })

  test('of one buyer: several orders of his at once share it', async () => {
    const [code, buyer] = [await made({ perBuyer: '2' }), await person()]
    const packs = await Promise.all([pack(), pack(), pack(), pack()])
    const answers = await Promise.allSettled(packs.map((packId) => place(buyer, packId, code)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [])) // prettier-ignore
    expect(reasons).toEqual(['codes.held_by_you', 'codes.held_by_you'])
  })

  test('is free again when the order lapses; money that comes late counts for the buyer', async () => {
    const [code, packId] = [await made({ usesMost: '1' }), await pack()]
    const [first, second] = [await person(), await person()]
    const { orderId } = await place(first, packId, code)
    await expect(place(second, packId, code)).rejects.toMatchObject({ code: 'codes.used_up' })
    await cancelOrder(first, orderId)
    const next = await place(second, packId, code)
    await pay(orderId)
    expect((await findOrder(first, orderId)).state).toBe('paid')
    await pay(next.orderId)
    const uses = await db.codeUse.findMany({ where: { orderId: { in: [orderId, next.orderId] } } })
    expect(uses.map(({ state }) => state).toSorted()).toEqual(['late', 'used'])
  })

  test('the same order placed anew keeps its use; one that expires lets it go', async () => {
    const [code, packId, buyer] = [await made({ usesMost: '1' }), await pack(), await person()]
    const first = await place(buyer, packId, code)
    expect(await place(buyer, packId, code)).toEqual(first)
    const other = await place(buyer, packId, code, { provider: 'manual' })
    expect(other.orderId).not.toBe(first.orderId)
    await sweepPayments(new Date(Date.now() + 15 * 86_400_000))
    expect((await listCodes(mina, 'own')).find((one) => one.code === code)?.taken).toBe(0)
  })

  test('holds in the database, whoever writes', async () => {
    const code = await made({ usesMost: '1' })
    const id = (await listCodes(mina, 'own')).find((one) => one.code === code)?.id ?? ''
    await expect(db.discountCode.update({ where: { id }, data: { taken: 2 } })).rejects.toThrow('code_not_overused')
    await expect(db.discountCode.update({ where: { id }, data: { points: 9_000 } })).rejects.toThrow(
      'is kept as it was',
    )
  })
})

test('an amount is split over the packs of an order, to the unit', async () => {
  const code = await made({ kind: 'amount', value: '1.00' })
  const buyer = await person()
  const packs = [await pack(499n), await pack(299n)]
  const placing = await confirmation(packs)
  const { code: refused } = await placeOrder(buyer, { ...placing, code }).then(() => ({ code: '' }), (error: { code: string }) => error) // prettier-ignore
  expect(refused).toBe('checkout.changed')
  for (const packId of packs) await db.cartLine.create({ data: { userId: buyer.id, packId } })
  const asked = await askToBuyCart(buyer, 'US', code)
  expect(asked.total).toEqual(money(698n, 'USD'))
  const off = asked.lines.map(({ quote }) => quote.discount)
  expect(sum(off, 'USD')).toEqual(money(100n, 'USD'))
  const seen = writeSeen(asked.lines.map((line) => ({ packId: line.pack.id, quote: line.quote })))
  const { orderId } = await placeOrder(buyer, { ...placing, code, seen })
  await pay(orderId)
  expect((await findOrder(buyer, orderId)).state).toBe('paid')
})

test('codes are not found by guessing: after thirty tries even the right one waits, and the desk sees whose they were', async () => {
  const [buyer, packId, code] = [await person(), await pack(), await made()]
  const ask = (typed: string) =>
    withRequest({ requestId: 'req_test', address: '203.0.113.77' }, () =>
      askToBuy(buyer, packId, 'US', undefined, { code: typed }),
    )
  const refused = async (typed: string) => {
    const asked = await ask(typed)
    return asked.kind === 'pay' ? asked.code?.refused?.code : asked.kind
  }
  for (let guess = 0; guess < 30; guess += 1) expect(await refused(`NOPE${guess}`)).toBe('codes.unknown')
  expect(await refused(code)).toBe('checkout.too_fast')
  expect(await refused(code)).toBe('checkout.too_fast')
  const seen = await db.auditEntry.findMany({ where: { subject: buyer.id, action: 'pace.stopped' } })
  expect(seen.map(({ actor, reason }) => [actor, reason])).toEqual([['system:pace', 'code']])
  // An order cannot be used to ask either; without a code it can be placed.
  const order = (wish: { code?: string }) =>
    withRequest({ requestId: 'req_test', address: '203.0.113.78' }, async () =>
      placeOrder(buyer, await confirmation(packId, wish)),
    )
  await expect(order({ code })).rejects.toMatchObject({ code: 'checkout.too_fast', status: 429 })
  await expect(order({})).resolves.toMatchObject({ orderId: expect.stringMatching(/^ord_/) as unknown })
})

describe('cards that are declined', () => {
  const from = <T>(address: string, work: () => Promise<T>) => withRequest({ requestId: 'req_test', address }, work)
  const order = (who: UserActor, packId: string, address: string) =>
    from(address, async () => placeOrder(who, await confirmation(packId)))
  const decline = async (orderId: string) => playSandbox(await chargeOf(orderId), 'decline', deliverHere)
  const stopped = { code: 'checkout.declined_too_often', status: 429 }

  test('count for an account also when each has an order of its own; others and other ways to pay go on', async () => {
    const thief = await person()
    const packs = [await pack(), await pack(), await pack(), await pack()]
    for (const packId of packs.slice(0, 3)) await decline((await order(thief, packId, '198.51.100.1')).orderId)
    // Elsewhere, too: it is the account.
    await expect(order(thief, packs[3] ?? '', '198.51.100.2')).rejects.toMatchObject({
      ...stopped,
      params: { minutes: 2, hours: 0 },
    })
    const waiting = await db.order.findFirstOrThrow({ where: { buyerId: thief.id }, orderBy: { id: 'desc' } })
    await expect(from('198.51.100.2', () => payAgain(thief, waiting.id))).rejects.toMatchObject(stopped)
    const seen = await db.auditEntry.findMany({ where: { subject: thief.id, action: 'pace.stopped' } })
    expect(seen.map(({ reason }) => reason)).toEqual(['declined'])
    const byBank = await from('198.51.100.2', async () =>
      placeOrder(thief, await confirmation(packs[3] ?? '', { provider: 'manual' })),
    )
    expect(byBank.orderId).toMatch(/^ord_/)
    // Somebody beside him on the same network is not kept.
    expect((await order(await person(), packs[3] ?? '', '198.51.100.1')).orderId).toMatch(/^ord_/)
    // What is older than a day and a bit is not kept.
    await forgetDeclines(new Date(Date.now() + 3 * 86_400_000))
    expect(await db.decline.count({ where: { buyerId: thief.id } })).toBe(0)
  })

  test('count for the mailbox behind several accounts, and close the page they are tried on', async () => {
    const packId = await pack()
    const box = `m${Date.now()}`
    const one = (await createPerson({ email: `${box}+1@example.com` })).actor
    const two = (await createPerson({ email: `${box}+2@example.com` })).actor
    const { orderId } = await order(one, packId, '198.51.100.3')
    for (let card = 0; card < 5; card += 1) await decline(orderId)
    await expect(decline(orderId)).rejects.toMatchObject({ code: 'payments.charge_closed' })
    await expect(order(two, packId, '198.51.100.4')).rejects.toMatchObject({ ...stopped, params: { minutes: 20 } })
  })

  test('count for a network once they are more than a few people’s mistakes', async () => {
    const packId = await pack()
    for (let turn = 0; turn < 15; turn += 1)
      await decline((await order(await person(), packId, '198.51.100.5')).orderId)
    await expect(order(await person(), packId, '198.51.100.5')).rejects.toMatchObject(stopped)
    expect((await order(await person(), packId, '198.51.100.6')).orderId).toMatch(/^ord_/)
  })
})
