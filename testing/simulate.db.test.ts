import { expect, test } from 'vitest'
import { simulateShop } from './simulate-shop'

// The short form of `npm run simulate`, a new seed each run; a failure names it.

test('random sales with 8 hands at once leave everything in order', async () => {
  const done = await simulateShop({ seed: Date.now() % 1_000_000, events: 300 })
  // It must have done something, or it proves nothing.
  for (const deed of ['order', 'pay', 'deliver', 'transfer']) expect(done[deed]).toBeGreaterThan(5)
}, 120_000)
