import { afterAll, expect, test, vi } from 'vitest'
import { simulateShop } from './simulate-shop'

// Read before anything else is: people spend stars too, and some pay at Stripe.
const double = await vi.hoisted(async () => {
  const { StripeDouble } = await import('@/testing/stripe-double/double')
  const started = await StripeDouble.start({ secretKey: 'sk_test_double' })
  Object.assign(process.env, { ...started.settings, WALLET: '1' })
  return started
})
afterAll(() => double.stop())

// The short form of `npm run simulate`, a new seed each run; a failure names it.

test('random sales with 8 hands at once leave everything in order', async () => {
  const done = await simulateShop({ seed: Date.now() % 1_000_000, events: 300, double })
  // It must have done something, or it proves nothing.
  for (const deed of ['order', 'pay', 'payStripe', 'deliver', 'dispute', 'crash']) expect(done[deed]).toBeGreaterThan(0)
})
