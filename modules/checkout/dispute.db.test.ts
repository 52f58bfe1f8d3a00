import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { db, inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findBalances } from '@/modules/ledger/find-balances'
import { ownsPack } from '@/modules/library/owns-pack'
import { noticeQueued } from '@/modules/notifications/jobs'
import { openPayment } from '@/modules/payments/open-payment'
import { startPayment } from '@/modules/payments/start-payment'
import { closeAlarm } from '@/modules/payments/close-alarm'
import { listAlarms } from '@/modules/payments/list-transfers'
import { payableOf } from '@/modules/payouts/find-payable'
import { requestPayout } from '@/modules/payouts/request-payout'
import { setBankAccount } from '@/modules/payouts/set-account'
import { openWallet } from '@/modules/wallet/open-wallet'
import { chargeOf, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { asOwner } from '@/testing/owner'
import { IBAN, releaseAll } from '@/testing/payouts'
import { createPerson } from '@/testing/people'
import { bookRefund } from './book-refund'
import { checkInvariants } from './check-invariants'
import { claimGift } from './claim-gift'
import { findHeld } from './find-held'
import { findOrder } from './find-order'
import { hearProvider } from './hear-provider'
import { listDisputes } from './list-disputes'
import { placeOrder } from './place-order'
import { previewRefund } from './preview-refund'
import { refundOrder } from './refund-order'
import { squareTopUp } from './square-stars'
import { sweepDisputes } from './sweep-disputes'
import { topUp } from './top-up'

// A buyer's bank takes a payment back: over Stripe's real SDK, against a double of its API that keeps books of its own.

const double = await vi.hoisted(async () => {
  const { StripeDouble } = await import('@/testing/stripe-double/double')
  const started = await StripeDouble.start()
  Object.assign(process.env, started.settings, { WALLET: '1' })
  return started
})
const shop = (raw: Buffer, headers: Record<string, string>) => hearProvider('stripe', raw, new Headers(headers))

let finance: UserActor

beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
  // There is money at Stripe to give back and to lose.
  await bought(undefined, 10_000n)
})
afterAll(() => double.stop())
afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

/** The mails about disputes to an artist, and those to finance about an order, as they were queued. */
async function mailsOf(orderId: string, artistId: string) {
  const { email } = await findContact(db, artistId)
  const rows = await db.$queryRaw<{ kind: string; totalMinor: string; due: string }[]>`
    SELECT data->>'kind' AS kind, data->'params'->>'totalMinor' AS "totalMinor", data->'params'->>'due' AS due
    FROM pgboss.job WHERE name = ${noticeQueued.name} AND data->>'kind' LIKE 'dispute_%'
      AND (data->>'to' = ${email} OR data->'params'->>'orderId' = ${orderId})
    ORDER BY kind`
  return rows
}

/** A pack of one artist's for 5.00 is bought by card: 1.00 the shop's, 4.00 his. */
async function bought(artist?: UserActor, minor = 500n) {
  const owner = artist ?? (await createPerson({ roles: ['artist'] })).actor
  const { packId } = await createPackOnSale({ artistId: owner.id, pricing: 'choose' })
  const buyer = (await createPerson()).actor
  const { orderId } = await placeOrder(buyer, await confirmation(packId, { provider: 'stripe', chosenMinor: minor }))
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  const charge = double.world.all('charge').find((one) => one.transfer_group === orderId)?.id ?? ''
  const balances = async () => {
    const live = (await findBalances(db, owner.id)).find((row) => row.book === 'live')
    return [live?.pending.minor, live?.available.minor, live?.held.minor]
  }
  const stands = async () => {
    const { disputes } = await findOrder(buyer, orderId)
    return [disputes.map(({ stage }) => stage), await ownsPack(db, buyer.id, packId)]
  }
  return { owner, buyer, packId, orderId, charge, balances, stands }
}

const give = async (orderId: string, amount: string) => {
  const plan = await previewRefund(finance, orderId, { lineIds: [], amount })
  const { seen } = plan
  return refundOrder(finance, { orderId, amount: plan.amount, seen, reason: 'goodwill', note: '', key: randomUUID() })
}

test('a question of the bank’s moves nothing, and money can still be given back', async () => {
  const { orderId, charge, balances, stands } = await bought()
  const { id } = double.world.dispute(charge, { warning: true })
  await double.webhooks.deliver(shop)
  expect([await stands(), await balances()]).toEqual([
    [['inquiry'], true],
    [400n, 0n, 0n],
  ])
  const [shown] = (await listDisputes(finance)).filter((one) => one.orderId === orderId)
  expect(shown?.dueAt && shown.dueAt > new Date()).toBe(true)
  double.world.answerDispute(id)
  double.world.closeDispute(id, 'warning_closed')
  await double.webhooks.deliver(shop)
  expect((await listDisputes(finance)).filter((one) => one.orderId === orderId)).toEqual([])
  expect((await give(orderId, '')).state).toBe('done')
})

test('taken back: held, at rest, and nothing goes back by us; won: all as it was', async () => {
  const { owner, orderId, charge, balances, stands } = await bought()
  const { id } = double.world.dispute(charge, { warning: true })
  double.world.escalateDispute(id)
  for (const how of ['backwards', 'twice'] as const) await double.webhooks.deliver(shop, how)
  expect([await stands(), await balances()]).toEqual([
    [['open'], false],
    [0n, 0n, 400n],
  ])
  // Told twice and backwards, written about once: his part to the artist, the whole to finance, and until when.
  const told = await mailsOf(orderId, owner.id)
  expect(told).toEqual([
    { kind: 'dispute_held', totalMinor: '400', due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    { kind: 'dispute_told', totalMinor: '500', due: told[0]?.due },
  ])
  await expect(give(orderId, '1.00')).rejects.toMatchObject({ code: 'checkout.in_dispute' })
  expect(await findHeld(owner)).toMatchObject([{ amount: money(400n, 'USD'), entryId: expect.stringMatching(/^ent_/) }])
  expect(await findHeld(finance)).toEqual([])
  double.world.answerDispute(id)
  double.world.closeDispute(id, 'won')
  await double.webhooks.deliver(shop, 'backwards')
  expect([await stands(), await balances()]).toEqual([
    [['won'], true],
    [400n, 0n, 0n],
  ])
  await previewRefund(finance, orderId, { lineIds: [], amount: '1.00' })
})

test('lost: everyone bears his part, the shop its fee', async () => {
  const { charge, balances, stands, orderId } = await bought()
  const { id } = double.world.dispute(charge)
  double.world.closeDispute(id, 'lost')
  // Only the last event arrives: all that lies between is done then.
  const last = double.webhooks.events.at(-1)
  await double.webhooks.deliver(shop, 'lost')
  if (last) for (let turn = 0; turn < 3; turn += 1) await double.webhooks.tell(shop, last)
  expect([await stands(), await balances()]).toEqual([
    [['lost'], false],
    [0n, 0n, 0n],
  ])
  const kinds = await db.journalEntry.findMany({ where: { orderId }, orderBy: { id: 'asc' }, select: { kind: true } })
  expect(kinds.map(({ kind }) => kind)).toEqual(['sale', 'dispute_opened', 'dispute_held', 'dispute_lost'])
  await expect(give(orderId, '')).rejects.toMatchObject({ code: 'checkout.in_dispute' })
})

test('no call ever came of it: providers are asked for their disputes, and what lies between is done', async () => {
  const { charge, stands, balances } = await bought()
  const { id } = double.world.dispute(charge)
  await double.webhooks.deliver(shop, 'lost')
  expect(await sweepDisputes()).toBe(1)
  expect([await stands(), await balances()]).toEqual([
    [['open'], false],
    [0n, 0n, 400n],
  ])
  // It ends, moves nothing by that, and nobody tells of it.
  double.world.closeDispute(id, 'lost')
  await double.webhooks.deliver(shop, 'lost')
  expect([await sweepDisputes(), await sweepDisputes()]).toEqual([1, 0])
  expect([await stands(), await balances()]).toEqual([
    [['lost'], false],
    [0n, 0n, 0n],
  ])
})

test('lost after the payout: the balance is negative, and the next payout is less by it', async () => {
  const artist = (await createPerson({ roles: ['artist'] })).actor
  const { charge, balances } = await bought(artist, 2_000n)
  await releaseAll(artist)
  await setBankAccount(artist, { holder: 'Mira', account: IBAN, bic: '' })
  await requestPayout(artist, { key: randomUUID() })
  expect(await balances()).toEqual([0n, 0n, 0n])
  const { id } = double.world.dispute(charge)
  double.world.closeDispute(id, 'lost')
  await double.webhooks.deliver(shop)
  expect(await balances()).toEqual([-1_600n, 0n, 0n])
  await bought(artist, 5_000n)
  await releaseAll(artist)
  expect(await payableOf(db, artist.id, 'USD')).toEqual(money(2_400n, 'USD'))
})

test('won after the hold is over: available at once; and won after it was lost', async () => {
  const artist = (await createPerson({ roles: ['artist'] })).actor
  const { charge, balances, stands } = await bought(artist)
  const { id } = double.world.dispute(charge)
  double.world.closeDispute(id, 'lost')
  await double.webhooks.deliver(shop)
  await asOwner(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`UPDATE "JournalEntry" SET at = at - interval '20 days' WHERE kind = 'sale'`
  })
  double.world.closeDispute(id, 'won')
  await double.webhooks.deliver(shop, 'backwards')
  expect([await stands(), await balances()]).toEqual([
    [['won'], true],
    [0n, 400n, 0n],
  ])
})

test('of what had gone back already the shop bears what the bank takes a second time', async () => {
  const { orderId, charge, balances } = await bought()
  await give(orderId, '2.00')
  const { id } = double.world.dispute(charge, { amount: 500 })
  double.world.closeDispute(id, 'lost')
  await double.webhooks.deliver(shop)
  expect(await balances()).toEqual([0n, 0n, 0n])
  const loss = await db.posting.findMany({ where: { accountPath: 'loss:USD', entry: { orderId } } })
  expect(loss.map(({ amountMinor }) => amountMinor)).toEqual([200n])
})

test('the database refuses a refund beside a dispute, whoever writes', async () => {
  const { orderId, charge } = await bought()
  double.world.dispute(charge)
  await double.webhooks.deliver(shop)
  const insert = db.$executeRaw`
    INSERT INTO "Refund" (id, "orderId", "paymentId", provider, "amountMinor", currency, reason, key, entry, "decidedBy")
    VALUES ('rfd_x', ${orderId}, 'pay_x', 'stripe', 1, 'USD', 'goodwill', 'x', '{}', 'x')`
  await expect(insert).rejects.toThrow('is in dispute')
})

test('a refund that comes back while the bank has the money gives nothing; won, the pack is the buyer’s again', async () => {
  const { orderId, charge, stands } = await bought()
  const { id: refundId } = await give(orderId, '')
  const { id } = double.world.dispute(charge, { amount: 500 })
  await double.webhooks.deliver(shop)
  await bookRefund(refundId, { state: 'failed', ref: null, reason: 'account closed', later: false })
  expect(await stands()).toEqual([['open'], false])
  expect(await checkInvariants()).toEqual([])
  double.world.closeDispute(id, 'won')
  await double.webhooks.deliver(shop)
  expect(await stands()).toEqual([['won'], true])
})

test('bought anew while the first was in dispute: when the second is given back, the first, won, counts again', async () => {
  const { buyer, packId, charge, stands } = await bought()
  const { id } = double.world.dispute(charge)
  await double.webhooks.deliver(shop)
  const anew = await placeOrder(buyer, await confirmation(packId, { provider: 'stripe', chosenMinor: 500n }))
  double.world.pay(await chargeOf(anew.orderId))
  double.world.closeDispute(id, 'won')
  await double.webhooks.deliver(shop)
  expect(await stands()).toEqual([['won'], true])
  await give(anew.orderId, '')
  expect(await stands()).toEqual([['won'], true])
})

test('a gift cannot be claimed while the bank has its money, even if it had been given back before', async () => {
  const { packId } = await bought()
  const giver = (await createPerson()).actor
  const wishes = { provider: 'stripe', chosenMinor: 500n, gift: { from: '', message: '' } }
  const { orderId } = await placeOrder(giver, await confirmation(packId, wishes))
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  const { id: refundId } = await give(orderId, '')
  double.world.dispute(double.world.all('charge').find((one) => one.transfer_group === orderId)?.id ?? '', {
    amount: 500,
  })
  await double.webhooks.deliver(shop)
  await bookRefund(refundId, { state: 'failed', ref: null, reason: 'account closed', later: false })
  const { given } = await findOrder(giver, orderId)
  const claimed = claimGift((await createPerson()).actor, given?.token ?? '')
  await expect(claimed).rejects.toMatchObject({ code: 'checkout.gift_gone' })
})

/** Stars for 5.00, by card. */
async function filled(buyer: UserActor) {
  const { orderId } = await topUp(buyer, { minor: 500n, provider: 'stripe', key: randomUUID(), locale: 'en' })
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  await squareTopUp(orderId)
  return { orderId, charge: double.world.all('charge').find((one) => one.transfer_group === orderId)?.id ?? '' }
}

const walletOf = async (buyer: UserActor) => {
  const { stars, held, owed } = await openWallet(buyer)
  return [stars.paid.minor, held, owed]
}

/** The mails to whoever paid for stars: what is held and what is owed. */
async function toldOfStars(buyer: UserActor) {
  const { email } = await findContact(db, buyer.id)
  const rows = await db.$queryRaw<{ kind: string; params: { heldMinor: string; owedMinor: string } }[]>`
    SELECT data->>'kind' AS kind, data->'params' AS params FROM pgboss.job
    WHERE name = ${noticeQueued.name} AND data->>'kind' LIKE 'topup_%' AND data->>'to' = ${email} ORDER BY kind`
  return rows.map(({ kind, params }) => [kind, params.heldMinor, params.owedMinor])
}

async function spent(buyer: UserActor, minor: bigint) {
  const { packId } = await createPackOnSale({ pricing: 'choose' })
  await placeOrder(buyer, await confirmation(packId, { provider: 'wallet', chosenMinor: minor }))
}

test('of a top-up the stars that are left are held, and are the buyer’s again when it is won', async () => {
  const buyer = (await createPerson()).actor
  const { orderId, charge } = await filled(buyer)
  await spent(buyer, 300n)
  const { id } = double.world.dispute(charge)
  await double.webhooks.deliver(shop, 'twice')
  expect(await walletOf(buyer)).toEqual([0n, 200n, 0n])
  await expect(give(orderId, '')).rejects.toMatchObject({ code: 'checkout.in_dispute' })
  double.world.closeDispute(id, 'won')
  await double.webhooks.deliver(shop)
  expect(await walletOf(buyer)).toEqual([200n, 0n, 0n])
  expect(await toldOfStars(buyer)).toEqual([
    ['topup_held', '200', '300'],
    ['topup_won', '200', '300'],
  ])
})

test('… lost, they are gone, and of spent ones he owes the worth, which goes off the next; won after all, he has it back', async () => {
  const buyer = (await createPerson()).actor
  const { charge } = await filled(buyer)
  await spent(buyer, 300n)
  const { id } = double.world.dispute(charge)
  double.world.closeDispute(id, 'lost')
  await double.webhooks.deliver(shop, 'backwards')
  expect(await walletOf(buyer)).toEqual([0n, 0n, 300n])
  expect(await checkInvariants()).toEqual([])
  const { orderId } = await filled(buyer)
  expect(await walletOf(buyer)).toEqual([200n, 0n, 0n])
  await squareTopUp(orderId)
  expect(await walletOf(buyer)).toEqual([200n, 0n, 0n])
  double.world.closeDispute(id, 'won')
  await double.webhooks.deliver(shop)
  expect(await walletOf(buyer)).toEqual([700n, 0n, 0n])
  expect((await toldOfStars(buyer)).map(([kind]) => kind)).toEqual(['topup_held', 'topup_lost', 'topup_won'])
})

test('of a second payment for one order, what is owed back is held; the order beside it is as it was', async () => {
  const { buyer, orderId, charge, balances, stands } = await bought()
  // A second attempt that was open all the time is paid, too.
  const amount = money(500n, 'USD')
  const payment = await inTransaction((tx) => openPayment(tx, { orderId, provider: 'stripe', amount, attempt: 2 }))
  await startPayment(payment, { orderId, amount, description: 'Foxes', returnUrl: 'https://shop.example/' })
  const { key, id: second } = payment
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  expect((await listAlarms(finance)).payments.map(({ id }) => id)).toContain(second)
  const twice = double.world.all('charge').find((one) => (one.metadata as { key?: string }).key === key)?.id ?? ''
  expect(twice).not.toBe(charge)
  const { id } = double.world.dispute(twice)
  await double.webhooks.deliver(shop)
  expect([await stands(), await balances()]).toEqual([
    [['open'], true],
    [400n, 0n, 0n],
  ])
  await expect(closeAlarm(finance, second, 'sent')).rejects.toMatchObject({ code: 'payments.alarm_held' })
  expect((await findOrder(buyer, orderId)).state).toBe('paid')
  double.world.closeDispute(id, 'lost')
  await double.webhooks.deliver(shop)
  expect((await listAlarms(finance)).payments.map(({ id: one }) => one)).not.toContain(second)
  expect(await checkInvariants()).toEqual([])
  double.world.closeDispute(id, 'won')
  await double.webhooks.deliver(shop)
  await closeAlarm(finance, second, 'sent after all')
  expect((await previewRefund(finance, orderId, { lineIds: [], amount: '' })).amount).toEqual(amount)
})
