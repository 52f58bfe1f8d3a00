import { randomUUID } from 'node:crypto'
import { StripeDouble } from './stripe-double/double'

// A process of its own, for a process reads its settings once: an artist sells by card, is paid out, and then the buyer's bank
// takes the money back for good. After that he sells once more. Tells its parent who and what.

const double = await StripeDouble.start()
Object.assign(process.env, double.settings)
const { bookFees } = await import('@/modules/checkout/book-fees')
const { hearProvider } = await import('@/modules/checkout/hear-provider')
const { placeOrder } = await import('@/modules/checkout/place-order')
const { approvePayout } = await import('@/modules/payouts/approve-payout')
const { markPayout } = await import('@/modules/payouts/mark-payout')
const { requestPayout } = await import('@/modules/payouts/request-payout')
const { setBankAccount } = await import('@/modules/payouts/set-account')
const { closeQueue } = await import('@/infra/jobs')
const { closeDb } = await import('@/infra/db')
const { chargeOf, confirmation } = await import('./orders')
const { createPackOnSale } = await import('./packs')
const { IBAN, releaseAll, sellForReal } = await import('./payouts')
const { createPerson } = await import('./people')

const shop = (raw: Buffer, headers: Record<string, string>) => hearProvider('stripe', raw, new Headers(headers))
const artist = await createPerson({ roles: ['artist'], name: 'Mira Disputed' })
const finance = (await createPerson({ roles: ['finance'] })).actor

async function sellByCard(artistId: string, chosenMinor: bigint): Promise<{ orderId: string; charge: string }> {
  const { packId } = await createPackOnSale({ artistId, pricing: 'choose' })
  const buyer = (await createPerson()).actor
  const { orderId } = await placeOrder(buyer, await confirmation(packId, { provider: 'stripe', chosenMinor }))
  double.world.pay(await chargeOf(orderId))
  await double.webhooks.deliver(shop)
  const charge = double.world.all('charge').find((one) => one.transfer_group === orderId)?.id ?? ''
  return { orderId, charge }
}

// There is money at Stripe to lose.
await sellByCard((await createPerson({ roles: ['artist'] })).actor.id, 10_000n)
const { orderId, charge } = await sellByCard(artist.actor.id, 2_000n)
await releaseAll(artist.actor)
await setBankAccount(artist.actor, { holder: 'Mira Fox', account: IBAN, bic: '' })
const { payoutId } = await requestPayout(artist.actor, { key: randomUUID() })
await approvePayout(finance, payoutId)
await markPayout(finance, payoutId, 'paid', 'SEPA 16')

const { id } = double.world.dispute(charge)
double.world.closeDispute(id, 'lost')
await double.webhooks.deliver(shop)
await sellForReal(artist.actor, 5_000n)
await releaseAll(artist.actor)
// Nobody will answer for this processor once we are gone: so nothing is left to ask it.
await bookFees()

await closeQueue()
await closeDb()
await double.stop()
process.send?.({ artist: artist.token, orderId })
process.disconnect()
