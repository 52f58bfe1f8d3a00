import { createHash } from 'node:crypto'
import { beforeAll, afterEach, describe, expect, test } from 'vitest'
import { visitor, type UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { db, inTransaction } from '@/infra/db'
import { setPrice } from '@/modules/catalog/set-price'
import { setShares } from '@/modules/catalog/set-shares'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { findBalances } from '@/modules/ledger/find-balances'
import { findUnmatched } from '@/modules/ledger/find-unmatched'
import { ownsPack } from '@/modules/library/owns-pack'
import { noticeQueued } from '@/modules/notifications/jobs'
import { closeAlarm } from '@/modules/payments/close-alarm'
import { listAlarms, listTransfers } from '@/modules/payments/list-transfers'
import { playSandbox, type SandboxMove } from '@/modules/payments/play-sandbox'
import { sandboxSecret, SIGNATURE_HEADER, signWebhook } from '@/modules/payments/signature'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { buy, chargeOf, confirmation, deliverHere, type Wishes } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { cancelOrder } from './cancel-order'
import { checkInvariants } from './check-invariants'
import { findOrder } from './find-order'
import { getFreePack } from './get-free-pack'
import { hearProvider } from './hear-provider'
import { listOrders } from './list-orders'
import { listSales } from './list-sales'
import { markReceived } from './mark-received'
import { CONSENT_VERSION } from './order'
import { payAgain } from './pay-again'
import { placeOrder } from './place-order'
import { sendReceipt } from './send-receipt'
import { sweepPayments } from './sweep-payments'
import { asOwner } from '@/testing/owner'

let buyer: UserActor
let artist: UserActor
let inker: UserActor
let finance: UserActor

beforeAll(async () => {
  buyer = (await createPerson({ name: 'Buyer' })).actor
  artist = (await createPerson({ name: 'Mira', roles: ['artist'] })).actor
  inker = (await createPerson({ name: 'Noor', roles: ['artist'] })).actor
  finance = (await createPerson({ roles: ['finance'] })).actor
})

afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

/** A pack of two people, 70 to 30. */
async function pack(minor = 499n) {
  const { packId } = await createPackOnSale({
    artistId: artist.id,
    pricing: 'fixed',
    minor,
    shares: [
      { userId: artist.id, points: 7_000 },
      { userId: inker.id, points: 3_000, part: 'inked it' },
    ],
  })
  return packId
}

const person = async () => (await createPerson()).actor
const state = async (orderId: string) => (await findOrder(finance, orderId)).state
const pending = async (who: UserActor) =>
  (await findBalances(db, who.id)).find((row) => row.book === 'test')?.pending.minor ?? 0n
const jobs = (name: string) =>
  db.$queryRaw<{ data: { orderId: string } }[]>`SELECT data FROM pgboss.job WHERE name = ${name}`

function place(actor: UserActor, packId: string, wishes: Wishes = {}) {
  return confirmation(packId, wishes).then((placing) => placeOrder(actor, placing))
}

async function play(orderId: string, move: SandboxMove, deliver = deliverHere) {
  return playSandbox(await chargeOf(orderId), move, deliver)
}

describe('a purchase', () => {
  test('gives the pack, and to each what the buyer was shown', async () => {
    const packId = await pack()
    const [before, beforeInker] = [await pending(artist), await pending(inker)]
    const seen = await confirmation(packId)
    const { orderId, payUrl } = await placeOrder(buyer, seen)
    expect(payUrl).toContain('/pay/sandbox/sbx_')
    expect(await ownsPack(db, buyer.id, packId)).toBe(false)

    await play(orderId, 'pay')
    expect(await ownsPack(db, buyer.id, packId)).toBe(true)
    const order = await findOrder(buyer, orderId)
    expect(order).toMatchObject({ state: 'paid', test: true, total: money(499n, 'USD') })
    // 4.99: fee 20 % is 99.8, floored; 400 left, 70 to 30.
    expect(order.lines[0]?.shares.map((share) => [share.name, share.amount.minor])).toEqual([
      ['Mira', 280n],
      ['Noor', 120n],
    ])
    expect((await pending(artist)) - before).toBe(280n)
    expect((await pending(inker)) - beforeInker).toBe(120n)
    const [sale] = (await listSales(inker)).sales
    expect(sale).toMatchObject({ entryId: order.entryId, mine: money(120n, 'USD'), fee: money(99n, 'USD'), test: true })
    expect((await listOrders(buyer)).orders[0]?.id).toBe(orderId)
  })

  test('counts a new owner and queues one receipt', async () => {
    const packId = await pack()
    const orderId = await buy(await person(), packId)
    expect((await db.pack.findUniqueOrThrow({ where: { id: packId } })).ownerCount).toBe(1)
    expect((await jobs('order_paid')).filter((job) => job.data.orderId === orderId)).toHaveLength(1)
    const mails = async () => (await jobs(noticeQueued.name)).length
    const before = await mails()
    await sendReceipt(orderId)
    await sendReceipt(orderId)
    expect((await mails()) - before).toBe(1)
  })

  test('needs an account', async () => {
    await expect(placeOrder(visitor, await confirmation(await pack()))).rejects.toMatchObject({ status: 401 })
  })

  test('is taxed where the buyer says he lives, by the rate of the day', async () => {
    // Written down years ago: today nobody could.
    await asOwner(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`
      await tx.taxRate.createMany({
        data: [
          { country: 'FR', fromDay: new Date('2020-01-01'), points: 1_000 },
          { country: 'FR', fromDay: new Date('2024-01-01'), points: 2_000 },
          { country: 'FR', fromDay: new Date('2090-01-01'), points: 9_000 },
        ],
      })
    })
    const orderId = await buy(await person(), await pack(299n), { country: 'FR' })
    const [line] = (await findOrder(finance, orderId)).lines
    expect(line).toMatchObject({ tax: money(50n, 'USD'), taxPoints: 2_000, fee: money(49n, 'USD') })
    expect(line?.shares.map((share) => share.amount.minor)).toEqual([140n, 60n])
  })

  test('at a price of the buyer’s own, within bounds', async () => {
    const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'choose', minor: 300n })
    const orderId = await buy(await person(), packId, { chosenMinor: 1_000n })
    expect((await findOrder(finance, orderId)).total).toEqual(money(1_000n, 'USD'))
    await expect(confirmation(packId, { chosenMinor: 299n })).rejects.toMatchObject({ code: 'checkout.below_price' })
    await expect(confirmation(packId, { chosenMinor: -1n })).rejects.toMatchObject({ code: 'checkout.below_price' })
    await expect(confirmation(packId, { chosenMinor: 10n ** 9n })).rejects.toMatchObject({
      code: 'checkout.above_price',
    })
  })
})

describe('an order is refused', () => {
  test('when the price, the split or the fee is not what was seen, and says which', async () => {
    const packId = await pack()
    const seen = await confirmation(packId)
    await inTransaction((tx) => setPrice(tx, packId, { pricing: 'fixed', minor: 599n }))
    await expect(placeOrder(buyer, seen)).rejects.toMatchObject({
      code: 'checkout.changed',
      params: { what: 'price', now: '5.99 USD' },
    })
    const next = await confirmation(packId)
    await inTransaction((tx) =>
      setShares(tx, packId, [
        { userId: artist.id, points: 6_000 },
        { userId: inker.id, points: 4_000 },
      ]),
    )
    await expect(placeOrder(buyer, next)).rejects.toMatchObject({ params: { what: 'split' } })
    const forged = (await confirmation(packId)).seen.replace('2000:', '0:')
    await expect(place(buyer, packId, { seen: forged })).rejects.toMatchObject({ params: { what: 'fee' } })
    await expect(place(buyer, packId, { seen: '' })).rejects.toMatchObject({ params: { what: 'price' } })
    expect(await db.orderLine.count({ where: { packId } })).toBe(0)
  })

  test('for an amount the buyer made up, of a pack with a price', async () => {
    const packId = await pack()
    const cheap = (await confirmation(packId)).seen.replace('USD:499', 'USD:1')
    await expect(place(buyer, packId, { seen: cheap, chosenMinor: 1n })).rejects.toMatchObject({
      params: { what: 'price' },
    })
  })

  test('without consent to the words in force, a country, a known way to pay, or a proper key', async () => {
    const packId = await pack()
    for (const [wishes, code] of [
      [{ consent: '' }, 'checkout.consent_missing'],
      [{ consent: '2001-01-01' }, 'checkout.consent_missing'],
      [{ provider: 'stripe' }, 'payments.provider_off'],
      [{ provider: 'barter' }, 'payments.unknown_provider'],
      [{ key: 'short' }, 'checkout.key_malformed'],
      [{ country: 'XX' }, 'checkout.unknown_country'],
    ] as const)
      await expect(place(buyer, packId, wishes)).rejects.toMatchObject({ code })
  })

  test('when the pack is one’s own, in the library already, free, or not on sale', async () => {
    const packId = await pack()
    await expect(place(artist, packId)).rejects.toMatchObject({ code: 'checkout.own_pack' })
    await expect(place(inker, packId)).rejects.toMatchObject({ code: 'checkout.own_pack' })
    const someone = await person()
    await buy(someone, packId)
    await expect(place(someone, packId)).rejects.toMatchObject({ code: 'checkout.already_owned' })
    const free = await createPackOnSale({ artistId: artist.id })
    await expect(place(buyer, free.packId)).rejects.toMatchObject({ code: 'checkout.free_pack' })
    const seen = await confirmation(packId)
    await stopSelling(artist, packId)
    await expect(placeOrder(buyer, seen)).rejects.toMatchObject({ code: 'checkout.not_for_sale', status: 404 })
  })

  test('below the least a card can carry; a transfer has no such least', async () => {
    const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'choose', minor: 0n })
    const someone = await person()
    await expect(place(someone, packId, { chosenMinor: 100n })).rejects.toMatchObject({
      code: 'checkout.below_card_minimum',
      params: { least: '1.99 USD' },
    })
    await place(someone, packId, { chosenMinor: 100n, provider: 'manual' })
  })
})

describe('the same click', () => {
  test('twenty times at once is one order and one charge', async () => {
    const packId = await pack()
    const someone = await person()
    const placing = await confirmation(packId)
    const answers = await Promise.all(Array.from({ length: 20 }, () => placeOrder(someone, placing)))
    expect(new Set(answers.map((answer) => answer.orderId)).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.payUrl)).size).toBe(1)
    expect(await db.sandboxCharge.count({ where: { key: { startsWith: answers[0]?.orderId ?? '' } } })).toBe(1)
  })

  test('with another wish under the same key is refused', async () => {
    const someone = await person()
    const placing = await confirmation(await pack())
    await placeOrder(someone, placing)
    const other = await confirmation(await pack(), { key: placing.key })
    await expect(placeOrder(someone, other)).rejects.toMatchObject({ code: 'checkout.key_reused', status: 422 })
  })

  test('of another person is another order', async () => {
    const placing = await confirmation(await pack())
    const [one, two] = [await placeOrder(await person(), placing), await placeOrder(await person(), placing)]
    expect(one.orderId).not.toBe(two.orderId)
  })

  test('made anew for the same pack goes on with the order that waits, or closes it when the terms differ', async () => {
    const packId = await pack()
    const someone = await person()
    const first = await place(someone, packId)
    const second = await place(someone, packId)
    expect(second).toEqual(first)
    const third = await place(someone, packId, { country: 'DE' })
    expect(third.orderId).not.toBe(first.orderId)
    expect(await state(first.orderId)).toBe('canceled')
  })
})

describe('a provider’s call', () => {
  const calls: { raw: Buffer; headers: Record<string, string> }[] = []
  const record = (raw: Buffer, headers: Record<string, string>) => {
    calls.push({ raw, headers })
    return Promise.resolve()
  }
  const last = () => calls.at(-1) ?? { raw: Buffer.from(''), headers: {} }
  const hear = (call = last()) => hearProvider('sandbox', call.raw, new Headers(call.headers))

  test('twenty times in parallel settles once', async () => {
    const someone = await person()
    const packId = await pack()
    const before = await pending(artist)
    const { orderId } = await place(someone, packId)
    await play(orderId, 'pay', record)
    await Promise.all(Array.from({ length: 20 }, () => hear()))
    expect(await state(orderId)).toBe('paid')
    expect((await pending(artist)) - before).toBe(280n)
    expect(await db.entitlement.count({ where: { userId: someone.id, packId } })).toBe(1)
    expect((await jobs('order_paid')).filter((job) => job.data.orderId === orderId)).toHaveLength(1)
    expect((await listAlarms(finance)).payments.some((payment) => payment.orderId === orderId)).toBe(false)
  })

  test('twenty different ones about one payment settle once', async () => {
    const { orderId } = await place(await person(), await pack())
    await play(orderId, 'pay', record)
    const raw = (turn: number) =>
      Buffer.from(JSON.stringify({ ...JSON.parse(last().raw.toString()), id: `sbe_turn_${orderId}_${turn}` }))
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        hear({ raw: raw(turn), headers: { [SIGNATURE_HEADER]: signWebhook(sandboxSecret(), raw(turn), new Date()) } }),
      ),
    )
    expect(await state(orderId)).toBe('paid')
    expect(await db.providerEvent.count({ where: { settledAt: null } })).toBe(0)
  })

  test('that comes out of order changes nothing: we ask what is true now', async () => {
    const someone = await person()
    const { orderId } = await place(someone, await pack())
    await play(orderId, 'decline', record)
    const declined = last()
    await play(orderId, 'pay', record)
    const paid = last()
    await hear(paid)
    await hear(declined)
    expect(await state(orderId)).toBe('paid')
    expect((await findOrder(someone, orderId)).payment?.state).toBe('paid')
  })

  test('forged, altered, unsigned or stale is refused, and nothing is written', async () => {
    const { orderId } = await place(await person(), await pack())
    await play(orderId, 'pay', record)
    const { raw, headers } = last()
    const before = await db.providerEvent.count()
    const altered = Buffer.from(raw.toString().replace('paid', 'pAid'))
    const old = new Date(Date.now() - 3_600_000)
    for (const [bytes, signature] of [
      [raw, ''],
      [raw, 't=1,v1=00'],
      [raw, signWebhook('another secret', raw, new Date())],
      [raw, signWebhook(sandboxSecret(), raw, old)],
      [raw, signWebhook(sandboxSecret(), raw, old).replace(/t=\d+/, `t=${Math.floor(Date.now() / 1000)}`)],
      [altered, headers[SIGNATURE_HEADER] ?? ''],
    ] as const)
      await expect(hear({ raw: bytes, headers: { [SIGNATURE_HEADER]: signature } })).rejects.toMatchObject({
        status: 400,
      })
    await expect(hearProvider('nobody', raw, new Headers(headers))).rejects.toMatchObject({ status: 404 })
    await expect(hearProvider('manual', raw, new Headers(headers))).rejects.toMatchObject({ status: 400 })
    expect(await db.providerEvent.count()).toBe(before)
    expect(await state(orderId)).toBe('created')
    await hear() // the true one still counts
    expect(await state(orderId)).toBe('paid')
  })

  test('about a payment whose reference we never learned is found by our key', async () => {
    const { orderId } = await place(await person(), await pack())
    const ref = await chargeOf(orderId)
    // As if we died between the provider's answer and writing it down.
    await db.payment.updateMany({ where: { orderId }, data: { ref: null, state: 'opening', payUrl: null } })
    await playSandbox(ref, 'pay', deliverHere)
    expect(await state(orderId)).toBe('paid')
  })

  test('that never comes is made up for by the sweeper within five minutes', async () => {
    const { orderId } = await place(await person(), await pack())
    await play(orderId, 'late', record)
    await sweepPayments(new Date(Date.now() + 5 * 60_000))
    expect(await state(orderId)).toBe('paid')
  })

  test('that failed is tried again by the sweeper', async () => {
    const { orderId } = await place(await person(), await pack())
    await play(orderId, 'pay', record)
    await asOwner((tx) => tx.$executeRaw`ALTER FUNCTION post_entry RENAME TO post_entry_away`)
    await expect(hear()).rejects.toThrow()
    await asOwner((tx) => tx.$executeRaw`ALTER FUNCTION post_entry_away RENAME TO post_entry`)
    expect(await state(orderId)).toBe('created')
    expect((await listAlarms(finance)).events.length).toBeGreaterThan(0)
    await sweepPayments(new Date(Date.now() + 60_000))
    expect(await state(orderId)).toBe('paid')
    expect((await listAlarms(finance)).events).toEqual([])
  })
})

describe('when paying goes another way', () => {
  test('a declined payment leaves the order waiting, and a new attempt pays it', async () => {
    const someone = await person()
    const { orderId, payUrl } = await place(someone, await pack())
    await play(orderId, 'decline')
    expect((await findOrder(someone, orderId)).payment?.state).toBe('failed')
    const next = await payAgain(someone, orderId)
    expect(next).not.toBe(payUrl)
    await play(orderId, 'pay')
    expect(await state(orderId)).toBe('paid')
  })

  test('a payment declined and then paid at the same page counts', async () => {
    const { orderId } = await place(await person(), await pack())
    await play(orderId, 'decline')
    await play(orderId, 'pay')
    expect(await state(orderId)).toBe('paid')
  })

  test('both attempts paid: one purchase, and the other is owed back with an alarm', async () => {
    const someone = await person()
    const { orderId } = await place(someone, await pack())
    const first = await chargeOf(orderId)
    await playSandbox(first, 'decline', deliverHere)
    await payAgain(someone, orderId)
    await play(orderId, 'pay')
    await playSandbox(first, 'pay', deliverHere)
    const alarm = (await listAlarms(finance)).payments.find((payment) => payment.ref === first)
    expect(alarm).toMatchObject({ alarm: 'twice', captured: money(499n, 'USD') })
    await closeAlarm(finance, alarm?.id ?? '', 'sent back, ref 1')
    expect((await listAlarms(finance)).payments.some((payment) => payment.ref === first)).toBe(false)
    await expect(closeAlarm(finance, alarm?.id ?? '', 'again')).rejects.toMatchObject({ status: 404 })
    await expect(closeAlarm(someone, alarm?.id ?? '', 'me')).rejects.toMatchObject({ status: 403 })
  })

  test('paid twice at one page: one purchase, the rest owed back', async () => {
    const someone = await person()
    const packId = await pack()
    const orderId = await buy(someone, packId, { move: 'twice' })
    expect(await db.entitlement.count({ where: { userId: someone.id, packId } })).toBe(1)
    expect((await findOrder(someone, orderId)).payment).toMatchObject({ alarm: 'twice', captured: money(998n, 'USD') })
  })

  test('paid twice at one page and told of neither: one pays the order, the other is owed back', async () => {
    const someone = await person()
    const packId = await pack()
    const { orderId } = await place(someone, packId)
    await play(orderId, 'twice', () => Promise.resolve())
    await sweepPayments(new Date(Date.now() + 5 * 60_000))
    expect(await ownsPack(db, someone.id, packId)).toBe(true)
    const { state, payment } = await findOrder(someone, orderId)
    expect([state, payment?.alarm, payment?.captured]).toEqual(['paid', 'twice', money(998n, 'USD')])
    const owed = await findUnmatched(db, orderId, payment?.id ?? '')
    expect(owed?.amount).toEqual(money(499n, 'USD'))
  })

  test('paid twice at one page and told once: the provider is asked again, and the rest is owed back', async () => {
    const someone = await person()
    const { orderId } = await place(someone, await pack())
    let calls = 0
    await play(orderId, 'twice', async (raw, headers) => {
      // The second call is lost for good.
      if ((calls += 1) === 1) await deliverHere(raw, headers)
    })
    expect((await findOrder(someone, orderId)).payment).toMatchObject({ alarm: null, captured: money(499n, 'USD') })
    await sweepPayments(new Date(Date.now() + 5 * 60_000))
    expect((await findOrder(someone, orderId)).payment).toMatchObject({ alarm: 'twice', captured: money(998n, 'USD') })
  })

  test('another amount than asked gives nothing and raises an alarm', async () => {
    const someone = await person()
    const packId = await pack()
    const before = await pending(artist)
    const orderId = await buy(someone, packId, { move: 'other' })
    expect(await ownsPack(db, someone.id, packId)).toBe(false)
    expect(await pending(artist)).toBe(before)
    expect((await findOrder(someone, orderId)).payment).toMatchObject({ alarm: 'amount', captured: money(498n, 'USD') })
  })

  test('money for an order that was canceled or expired still buys the pack', async () => {
    const packId = await pack()
    const [one, two] = [await person(), await person()]
    const first = await place(one, packId)
    await cancelOrder(one, first.orderId)
    await play(first.orderId, 'pay')
    expect(await state(first.orderId)).toBe('paid')

    const second = await place(two, packId)
    await sweepPayments(new Date(Date.now() + 2 * 3_600_000))
    expect(await state(second.orderId)).toBe('expired')
    await play(second.orderId, 'pay')
    expect(await state(second.orderId)).toBe('paid')
    await expect(cancelOrder(two, second.orderId)).rejects.toMatchObject({ status: 409 })
  })

  test('two orders for one pack, paid at the same moment: one purchase, one owed back', async () => {
    const someone = await person()
    const packId = await pack()
    const first = await place(someone, packId)
    const second = await place(someone, packId, { country: 'DE' })
    await Promise.all([play(first.orderId, 'pay'), play(second.orderId, 'pay')])
    expect([await state(first.orderId), await state(second.orderId)].toSorted()[1]).toBe('paid')
    expect(await db.entitlement.count({ where: { userId: someone.id, packId } })).toBe(1)
    const alarms = (await listAlarms(finance)).payments.filter((payment) =>
      [first.orderId, second.orderId].includes(payment.orderId),
    )
    expect(alarms.map((payment) => payment.alarm)).toEqual(['owned'])
  })

  test('an order is shown to its buyer and to finance only', async () => {
    const orderId = await buy(buyer, await pack())
    await expect(findOrder(await person(), orderId)).rejects.toMatchObject({ status: 404 })
    await expect(findOrder(artist, orderId)).rejects.toMatchObject({ status: 404 })
    await expect(cancelOrder(await person(), orderId)).rejects.toMatchObject({ status: 404 })
    await expect(payAgain(await person(), orderId)).rejects.toMatchObject({ status: 404 })
    expect((await findOrder(finance, orderId)).id).toBe(orderId)
  })
})

describe('a bank transfer', () => {
  test('is marked received by finance, by its reference, once', async () => {
    const someone = await person()
    const packId = await pack()
    const { orderId, payUrl } = await place(someone, packId, { provider: 'manual' })
    expect(payUrl).toContain(`/orders/${orderId}`)
    const { transfer, test: play } = await findOrder(someone, orderId)
    expect(play).toBe(false)
    const typed = transfer?.ref.toLowerCase().replaceAll('-', ' ') ?? ''
    expect((await listTransfers(finance, { state: 'open', typed }))[0]).toMatchObject({ orderId })
    await expect(markReceived(someone, { typed, amount: '4.99', bankRef: 'B1' })).rejects.toMatchObject({ status: 403 })
    await expect(
      markReceived(finance, { typed: 'MQ-0000-0000-01', amount: '4.99', bankRef: 'B1' }),
    ).rejects.toMatchObject({
      status: 404,
    })
    await expect(markReceived(finance, { typed, amount: 'much', bankRef: 'B1' })).rejects.toMatchObject({ status: 422 })
    await expect(markReceived(finance, { typed, amount: '4.99', bankRef: ' ' })).rejects.toMatchObject({ status: 422 })

    await markReceived(finance, { typed, amount: '4.99', bankRef: 'B1' })
    await markReceived(finance, { typed, amount: '4.99', bankRef: 'B1' })
    expect(await ownsPack(db, someone.id, packId)).toBe(true)
    expect((await findOrder(someone, orderId)).payment).toMatchObject({ alarm: null, captured: money(499n, 'USD') })
    expect(await db.auditEntry.count({ where: { subject: orderId, action: 'order.marked_received' } })).toBe(1)
    expect((await findBalances(db, artist.id)).find((row) => row.book === 'live')?.pending.minor).toBe(280n)
  })

  test('of too little gives nothing and raises an alarm', async () => {
    const someone = await person()
    const packId = await pack()
    const { orderId } = await place(someone, packId, { provider: 'manual' })
    const typed = (await findOrder(someone, orderId)).transfer?.ref ?? ''
    await markReceived(finance, { typed, amount: '4.00', bankRef: 'B2' })
    expect(await ownsPack(db, someone.id, packId)).toBe(false)
    expect((await findOrder(someone, orderId)).payment).toMatchObject({ alarm: 'amount' })
  })
})

describe('a free pack', () => {
  test('is one click, and taken again it stays taken', async () => {
    const someone = await person()
    const { packId } = await createPackOnSale({ artistId: artist.id })
    await getFreePack(someone, packId)
    await getFreePack(someone, packId)
    expect(await ownsPack(db, someone.id, packId)).toBe(true)
    expect(await db.entitlement.count({ where: { packId } })).toBe(1)
    await expect(getFreePack(visitor, packId)).rejects.toMatchObject({ status: 401 })
    await expect(getFreePack(artist, packId)).rejects.toMatchObject({ code: 'checkout.own_pack' })
    await expect(getFreePack(someone, await pack())).rejects.toMatchObject({ code: 'checkout.not_free' })
  })
})

test('what was agreed in an order cannot be changed in the database, nor its state moved back', async () => {
  const orderId = await buy(await person(), await pack())
  const sql = (text: string) => db.$executeRawUnsafe(text)
  for (const statement of [
    `UPDATE "Order" SET "totalMinor" = 1 WHERE id = '${orderId}'`,
    `UPDATE "Order" SET state = 'created', "paidAt" = NULL WHERE id = '${orderId}'`,
    `UPDATE "Order" SET state = 'canceled', "paidAt" = NULL WHERE id = '${orderId}'`,
    `DELETE FROM "OrderLine" WHERE "orderId" = '${orderId}'`,
    `DELETE FROM "Order" WHERE id = '${orderId}'`,
    `UPDATE "OrderShare" SET minor = minor + 1`,
    `UPDATE "ProviderEvent" SET kind = 'x'`,
    `DELETE FROM "ProviderEvent"`,
  ])
    await expect(sql(statement), statement).rejects.toThrow()
})

test('what a buyer agreed to stays with the order, to the word', async () => {
  const words = [en, ar].map(({ checkout }) => checkout.consent).join('|')
  // Other words are another version: a new CONSENT_VERSION, and then their hash here.
  const hash = createHash('sha256').update(words).digest('hex').slice(0, 12)
  expect([CONSENT_VERSION, hash]).toEqual(['2026-11-24', '9d9ec3867af9'])
  const { orderId } = await placeOrder((await createPerson()).actor, await confirmation(await pack()))
  await expect(db.$executeRaw`UPDATE "Order" SET "consentText" = '' WHERE id = ${orderId}`).rejects.toThrow('agreed')
})
