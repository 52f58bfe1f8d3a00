import { afterAll, expect, test, vi } from 'vitest'
import { db } from '@/infra/db'
import { money } from '@/core/money'
import { bookFees } from '@/modules/checkout/book-fees'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { placeOrder } from '@/modules/checkout/place-order'
import { trialBalance } from '@/modules/ledger/trial-balance'
import { bookCharge } from '@/modules/payments/book-charge'
import { fetchMovements } from '@/modules/payments/fetch-movements'
import { listCharges } from '@/modules/payments/list-charges'
import { openDay, reconcile } from '@/modules/payments/reconcile'
import { chargeOf, confirmation } from './orders'
import { createPackOnSale } from './packs'
import { createPerson } from './people'

// The books beside what the processor lists of the shop's balance: Stripe's real SDK against a double with books of its own.

const double = await vi.hoisted(async () => {
  const { StripeDouble } = await import('@/testing/stripe-double/double')
  const started = await StripeDouble.start()
  Object.assign(process.env, started.settings)
  return started
})
const shop = (raw: Buffer, headers: Record<string, string>) => hearProvider('stripe', raw, new Headers(headers))
afterAll(() => double.stop())

/** Somebody pays at Stripe; whether Stripe's call reaches the shop is another matter. */
async function pay(minor = 499n): Promise<void> {
  const { packId } = await createPackOnSale({ pricing: 'fixed', minor })
  const buyer = (await createPerson()).actor
  const { orderId } = await placeOrder(buyer, await confirmation(packId, { provider: 'stripe' }))
  double.world.pay(await chargeOf(orderId))
}
const told = () => double.webhooks.deliver(shop)
/** Now, and a second more: the double counts in whole seconds. */
const fetchNow = () => fetchMovements(new Date(Date.now() + 2_000))

test('agrees when all was told and booked, shows what is on one side only, and keeps what it was told', async () => {
  const finance = (await createPerson({ roles: ['finance'] })).actor
  const today = new Date().toISOString().slice(0, 10)
  const now = async () => {
    const [compared] = await reconcile(finance)
    const [day] = compared?.days ?? []
    return day && [day.booked.minor, day.said.minor, day.difference.minor]
  }
  expect(await reconcile(finance)).toEqual([])

  await pay()
  await pay(499n)
  await told()
  expect(await fetchNow()).toBe(2)
  // The fees are not in the books yet: that is the difference, to the cent.
  const fees = 44n + 44n
  expect(await now()).toEqual([998n, 998n - fees, fees])
  await bookFees()
  expect(await now()).toEqual([998n - fees, 998n - fees, 0n])

  // Paid, and the shop never heard of it.
  await pay()
  expect(await fetchNow()).toBe(1)
  expect(await now()).toEqual([998n - fees, 998n - fees + 455n, -455n])
  const open = await openDay(finance, { provider: 'stripe', test: false, currency: 'USD', day: today })
  expect(open.movements.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['charge', 455n],
    ['charge', 455n],
    ['charge', 455n],
  ])
  expect(open.entries.map(({ kind }) => kind).filter((kind) => kind === 'sale')).toHaveLength(2)

  // The late call comes: nothing had to be plugged.
  await told()
  await bookFees()
  expect(await now()).toEqual([1_497n - fees - 44n, 1_497n - fees - 44n, 0n])
  expect(await fetchNow()).toBe(0) // what is known is not kept twice
  await expect(db.$executeRaw`UPDATE "ProviderMovement" SET minor = 0`).rejects.toThrow()
  await expect(db.$executeRaw`DELETE FROM "ProviderMovement"`).rejects.toThrow()
})

test('what Stripe charges for no payment is booked by its own list, once; nothing else is', async () => {
  const finance = (await createPerson({ roles: ['finance'] })).actor
  const open = async () => (await reconcile(finance))[0]?.days[0]?.open.minor
  const before = await open()
  double.world.charge(1_000, 'usd')
  double.world.charge(-200, 'usd', 'tax_fee')
  await fetchNow()
  expect(await open()).toBe((before ?? 0n) + 800n)
  const charges = await listCharges(finance)
  // Of one second, so in any order.
  expect(Object.fromEntries(charges.map(({ kind, cost }) => [kind, cost.minor]))).toEqual({
    stripe_fee: 1_000n,
    tax_fee: -200n,
  })
  for (const { provider, id: move } of charges) {
    const tries = await Promise.allSettled([1, 2, 3].map(() => bookCharge(finance, { provider, move })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(bookCharge(finance, { provider, move })).rejects.toMatchObject({ code: 'payments.charge_booked' })
  }
  expect(await listCharges(finance)).toEqual([])
  expect(await open()).toBe(before)
  const lines = (await trialBalance(finance)).flatMap(({ lines: its }) => its)
  expect(lines.find(({ heading }) => heading.includes('provider_charge'))?.balance).toEqual(money(800n, 'USD'))

  // A payment, whatever became of it here, is no charge.
  const payment = await db.providerMovement.findFirstOrThrow({ where: { kind: 'charge' } })
  for (const move of [payment.id, 'txn_none'])
    await expect(bookCharge(finance, { provider: 'stripe', move })).rejects.toMatchObject({
      code: 'payments.charge_not_listed',
    })
  expect(await checkInvariants()).toEqual([])
})

test('many movements come page by page, none missed and none twice', async () => {
  const { stripe } = await import('@/modules/payments/providers/stripe')
  for (let turn = 0; turn < 3; turn += 1) await pay()
  const all = []
  for await (const movement of stripe.listMovements?.(new Date(0), new Date(Date.now() + 2_000)) ?? [])
    all.push(movement.id)
  expect(new Set(all).size).toBe(all.length)
  expect(all).toHaveLength(double.world.all('balance_transaction').length)
})

test('a processor that does not answer stops nothing, and is asked again', async () => {
  double.trouble({ path: 'balance_transactions', what: 500, times: 9 })
  expect(await fetchNow()).toBe(0)
})
