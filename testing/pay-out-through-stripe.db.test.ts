import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { placeOrder } from '@/modules/checkout/place-order'
import { sweepPayments } from '@/modules/checkout/sweep-payments'
import { findBalances } from '@/modules/ledger/find-balances'
import { chargeOf, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPaidArtist, releaseAll } from '@/testing/payouts'
import { createPerson } from '@/testing/people'
import { approvePayout } from '@/modules/payouts/approve-payout'
import { bookPayoutFees } from '@/modules/payouts/book-payout-fee'
import { findMyPayouts } from '@/modules/payouts/find-payable'
import { handOver } from '@/modules/payouts/hand-over'
import { markPayout } from '@/modules/payouts/mark-payout'
import type { PayoutProvider } from '@/modules/payouts/provider'
import { providers, type PayoutProviderId } from '@/modules/payouts/providers/registry'
import { requestPayout } from '@/modules/payouts/request-payout'
import { sendPayout } from '@/modules/payouts/send-payout'
import { onboard, refreshAccount } from '@/modules/payouts/set-account'
import { sweepPayouts } from '@/modules/payouts/sweep-payouts'

// Payouts over Stripe's real SDK, against a double of its API that keeps books of its own.

const double = await vi.hoisted(async () => {
  const { StripeDouble } = await import('@/testing/stripe-double/double')
  const started = await StripeDouble.start()
  Object.assign(process.env, started.settings)
  return started
})
const shop = (raw: Buffer, headers: Record<string, string>) => hearProvider('stripe', raw, new Headers(headers))
const hours = (count: number) => ({ now: () => new Date(Date.now() + count * 3_600_000) })

let finance: UserActor
beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
})
afterAll(() => double.stop())
afterEach(async () => {
  await double.webhooks.deliver(shop)
  expect(await checkInvariants()).toEqual([])
  // Our books of Stripe's balance are Stripe's, but for what it keeps of each card payment.
  const { _sum: booked } = await db.posting.aggregate({
    where: { accountPath: 'psp:stripe:USD' },
    _sum: { amountMinor: true },
  })
  const { _sum: charged } = await db.posting.aggregate({
    where: { accountPath: 'payout_fee:USD' },
    _sum: { amountMinor: true },
  })
  const fees = double.world.books.balance('stripe', 'usd')
  expect((booked.amountMinor ?? 0n) + (charged.amountMinor ?? 0n)).toBe(
    BigInt(double.world.books.balance('platform', 'usd') + fees),
  )
})

async function sell(artist: UserActor, minor: bigint) {
  const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'choose' })
  const buyer = (await createPerson()).actor
  const placing = await confirmation(packId, { provider: 'stripe', chosenMinor: minor })
  const { orderId } = await placeOrder(buyer, placing)
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  await releaseAll(artist)
}

async function approved(minor = 5_000n) {
  const { actor: artist } = await createPerson({ roles: ['artist'], country: 'US' })
  await sell(artist, minor)
  await onboard(artist, 'stripe', '/studio/earnings')
  const account = (await findMyPayouts(artist)).account?.ref ?? ''
  double.world.onboard(account)
  await refreshAccount(artist)
  const { payoutId } = await requestPayout(artist, { key: randomUUID() })
  await approvePayout(finance, payoutId)
  return { artist, account, payoutId }
}

const stateOf = async (id: string) => (await db.payout.findUniqueOrThrow({ where: { id } })).state
const holds = (account: string) => double.world.books.balance(account, 'usd')
const available = async ({ id }: UserActor) =>
  (await findBalances(db, id)).find((row) => row.book === 'live')?.available.minor ?? 0n
const transfersOf = (payoutId: string) =>
  double.world.all('transfer').filter((transfer) => transfer.transfer_group === payoutId)

test('an artist is known to Stripe before he can ask, and one event of its says so', async () => {
  const { actor: artist } = await createPerson({ roles: ['artist'], country: 'US' })
  await sell(artist, 5_000n)
  const url = await onboard(artist, 'stripe', '/studio/earnings')
  expect(url).toContain(`${double.origin}/onboard/acct_`)
  expect((await findMyPayouts(artist)).hindrance).toBe('not_ready')
  await expect(requestPayout(artist, { key: randomUUID() })).rejects.toMatchObject({
    code: 'payouts.account_not_ready',
  })
  // Asked for again, it is the same account there.
  await onboard(artist, 'stripe', '/studio/earnings')
  const { account } = await findMyPayouts(artist)
  expect(double.world.all('account').filter((known) => known.id === account?.ref)).toHaveLength(1)
  double.world.onboard(account?.ref ?? '')
  await double.webhooks.deliver(shop)
  expect((await findMyPayouts(artist)).hindrance).toBeUndefined()
})

test('an approved payout is sent once, however often and at once its job runs', async () => {
  const { artist, account, payoutId } = await approved()
  expect(holds(account)).toBe(0)
  await Promise.all([sendPayout(payoutId), sendPayout(payoutId), sendPayout(payoutId)])
  await sendPayout(payoutId)
  expect(holds(account)).toBe(4_000)
  expect(await stateOf(payoutId)).toBe('paid')
  expect(transfersOf(payoutId)).toMatchObject([{ amount: 4_000, destination: account, metadata: { payout: payoutId } }])
  expect(await available(artist)).toBe(0n)
  expect(double.calls.filter((call) => call.key === `${payoutId}:1`)).toHaveLength(1)
  await expect(markPayout(finance, payoutId, 'returned', 'x')).rejects.toMatchObject({ code: 'payouts.not_by_hand' })
})

test('the answer is lost after the transfer was made: nothing is made anew, today or when Stripe has forgotten the key', async () => {
  const { account, payoutId } = await approved()
  double.trouble({ path: '/transfers', what: 'answer_lost', times: 3 })
  await sendPayout(payoutId)
  expect(await stateOf(payoutId)).toBe('sent')
  expect(holds(account)).toBe(4_000)
  double.forgetKeys()
  await sweepPayouts(hours(30))
  expect(await stateOf(payoutId)).toBe('paid')
  expect(transfersOf(payoutId)).toHaveLength(1)
})

test('Stripe is down or busy: the same call is made again, under the same key', async () => {
  for (const what of [500, 429, 'cut'] as const) {
    const { account, payoutId } = await approved()
    double.trouble({ path: '/transfers', what, times: 3 })
    await sendPayout(payoutId)
    expect([what, await stateOf(payoutId), holds(account)]).toEqual([what, 'sent', 0])
    await sweepPayouts(hours(1))
    expect([what, await stateOf(payoutId), holds(account)]).toEqual([what, 'paid', 4_000])
    expect(transfersOf(payoutId)).toHaveLength(1)
    expect(double.calls.at(-1)?.key).toBe(`${payoutId}:1`)
  }
})

test('the shop’s balance at Stripe is short: it waits, and a new attempt is made an hour later', async () => {
  const { artist, account, payoutId } = await approved()
  const there = double.world.books.balance('platform', 'usd')
  double.world.books.post('reserved', 'usd', ['platform', -there], ['reserve', there])
  await sendPayout(payoutId)
  expect(await stateOf(payoutId)).toBe('approved')
  await sweepPayouts()
  expect(double.calls.filter((call) => call.path === '/v1/transfers').at(-1)?.key).toBe(`${payoutId}:1`)
  double.world.books.post('set free', 'usd', ['reserve', -there], ['platform', there])
  await sweepPayouts(hours(2))
  expect([await stateOf(payoutId), holds(account)]).toEqual(['paid', 4_000])
  expect(double.calls.at(-1)?.key).toBe(`${payoutId}:2`)
  expect(await available(artist)).toBe(0n)
})

test('Stripe will not send to this account: a definite no stops the payout, and the money is the artist’s again', async () => {
  const { artist, account, payoutId } = await approved()
  double.world.find('account', account).capabilities = { transfers: 'inactive' }
  await sendPayout(payoutId)
  expect(await stateOf(payoutId)).toBe('failed')
  expect(await available(artist)).toBe(4_000n)
  expect((await findMyPayouts(artist)).history[0]?.reason).toBe('insufficient_capabilities_for_transfer')
  await sweepPayouts(hours(30))
  expect(transfersOf(payoutId)).toEqual([])
})

test('what Stripe charges for a transfer is asked once it left, and is the shop’s cost', async () => {
  const { account, payoutId } = await approved()
  double.world.transferFee = 25
  await sendPayout(payoutId)
  double.world.transferFee = 0
  await bookPayoutFees()
  expect(await bookPayoutFees()).toBe(0)
  const [posted] = await db.posting.findMany({
    where: { entry: { key: `pofee:${payoutId}` }, amountMinor: { gt: 0n } },
  })
  expect([posted?.accountPath, posted?.amountMinor, holds(account)]).toEqual(['payout_fee:USD', 25n, 4_000])
})

test('a transfer that comes back after it was paid returns the payout, told twice and backwards', async () => {
  const { artist, payoutId } = await approved()
  await sendPayout(payoutId)
  const [transfer] = transfersOf(payoutId)
  double.world.reverseTransfer(transfer?.id ?? '', {})
  await double.webhooks.deliver(shop, 'twice')
  expect(await stateOf(payoutId)).toBe('returned')
  expect(await available(artist)).toBe(4_000n)
})

test('a part that comes back returns nothing by itself: a person sees it at the desk', async () => {
  const { payoutId } = await approved()
  await sendPayout(payoutId)
  const [transfer] = transfersOf(payoutId)
  double.world.reverseTransfer(transfer?.id ?? '', { amount: '1' })
  await expect(double.webhooks.deliver(shop)).rejects.toThrow('comes back whole')
  expect(await stateOf(payoutId)).toBe('paid')
  // The rest comes, too: the event that failed is tried again and finds the whole.
  double.world.reverseTransfer(transfer?.id ?? '', {})
  await sweepPayments(hours(1).now())
  expect(await stateOf(payoutId)).toBe('returned')
})

/** How each provider is moved: the one thing that is not part of the interface. */
const ways: Record<
  PayoutProviderId,
  Record<'leave' | 'comeBack' | 'refuse', (id: string) => Promise<unknown>> & {
    approved(): Promise<{ artist: UserActor; payoutId: string }>
  }
> = {
  stripe: {
    approved,
    leave: sendPayout,
    async comeBack(payoutId) {
      double.world.reverseTransfer(transfersOf(payoutId)[0]?.id ?? '', {})
      await double.webhooks.deliver(shop, 'twice')
    },
    async refuse(payoutId) {
      const { accountRef } = await db.payout.findUniqueOrThrow({ where: { id: payoutId } })
      double.world.find('account', accountRef ?? '').capabilities = { transfers: 'inactive' }
      await sendPayout(payoutId)
    },
  },
  manual: {
    async approved() {
      const { actor: artist } = await createPaidArtist(5_000n)
      const { payoutId } = await requestPayout(artist, { key: randomUUID() })
      await approvePayout(finance, payoutId)
      await handOver(finance)
      return { artist, payoutId }
    },
    leave: (payoutId) => markPayout(finance, payoutId, 'paid', 'SEPA 1'),
    comeBack: (payoutId) => markPayout(finance, payoutId, 'returned', 'closed'),
    refuse: (payoutId) => markPayout(finance, payoutId, 'failed', 'closed'),
  },
}

test('every file of a payout provider is in the registry under its own name', () => {
  const files = readdirSync('modules/payouts/providers').filter((file) => file !== 'registry.ts')
  expect(files.map((file) => file.replace('.ts', '')).toSorted()).toEqual(Object.keys(providers).toSorted())
  for (const [name, provider] of Object.entries<PayoutProvider>(providers)) expect(provider.id).toBe(name)
})

describe.each(Object.keys(providers) as PayoutProviderId[])('whoever sends it, %s', (id) => {
  const way = ways[id]
  const booked = async (payoutId: string) => {
    const keys = ['po', 'popaid', 'pofail', 'poret'].map((what) => `${what}:${payoutId}`)
    const entries = await db.journalEntry.findMany({ where: { key: { in: keys } }, orderBy: { id: 'asc' } })
    return entries.map(({ kind }) => kind)
  }

  test('leaves once, and may come back after that: all of it is its person’s again, and can be asked for again', async () => {
    const { artist, payoutId } = await way.approved()
    expect(await available(artist)).toBe(0n)
    await Promise.allSettled([way.leave(payoutId), way.leave(payoutId), way.leave(payoutId)])
    expect([await stateOf(payoutId), await booked(payoutId)]).toEqual(['paid', ['payout_asked', 'payout_paid']])
    await way.comeBack(payoutId)
    expect(await stateOf(payoutId)).toBe('returned')
    expect(await booked(payoutId)).toEqual(['payout_asked', 'payout_paid', 'payout_returned'])
    expect(await available(artist)).toBe(4_000n)
    expect((await requestPayout(artist, { key: randomUUID() })).payoutId).not.toBe(payoutId)
  })

  test('may be refused before it left: nothing went out', async () => {
    const { artist, payoutId } = await way.approved()
    await way.refuse(payoutId)
    expect([await stateOf(payoutId), await booked(payoutId)]).toEqual(['failed', ['payout_asked', 'payout_stopped']])
    expect(await available(artist)).toBe(4_000n)
  })
})
