import { expect, test } from 'vitest'
import { money } from '@/core/money'
import { checkPrice, highestPrice, priceLadder } from './price'

const usd = (minor: bigint) => money(minor, 'USD')

test('the ladder begins where the operator takes payments and ends at 19.99', () => {
  const prices = priceLadder('USD', 199n).map(({ minor }) => minor)
  expect(prices[0]).toBe(199n)
  expect(prices.at(-1)).toBe(1999n)
  expect(priceLadder('USD', 0n)[0]).toEqual(usd(99n))
})

test('a currency with no small parts gets round prices, one with three places small ones', () => {
  expect(priceLadder('JPY', 0n)[0]).toEqual(money(100n, 'JPY'))
  expect(priceLadder('KWD', 0n)[0]).toEqual(money(990n, 'KWD'))
  expect(highestPrice('KWD')).toEqual(money(100_000n, 'KWD'))
})

test('a price beside the ladder is refused with the nearest rung', () => {
  expect(checkPrice({ pricing: 'fixed', price: usd(299n) }, 199n)).toEqual([])
  expect(checkPrice({ pricing: 'fixed', price: usd(305n) }, 199n)).toMatchObject([
    { code: 'catalog.price_off_ladder', params: { price: '3.05 USD', nearest: '2.99 USD' } },
  ])
  expect(checkPrice({ pricing: 'fixed', price: usd(99n) }, 199n)).toMatchObject([{ params: { nearest: '1.99 USD' } }])
})

test('a chosen price may begin at nothing, or at what a card payment needs', () => {
  expect(checkPrice({ pricing: 'choose', price: usd(0n) }, 199n)).toEqual([])
  expect(checkPrice({ pricing: 'choose', price: usd(200n) }, 199n)).toEqual([])
  expect(checkPrice({ pricing: 'choose', price: usd(100n) }, 199n)).toMatchObject([{ code: 'catalog.price_low' }])
  expect(checkPrice({ pricing: 'choose', price: usd(-1n) }, 199n)).toMatchObject([{ code: 'catalog.price_low' }])
  expect(checkPrice({ pricing: 'choose', price: usd(10_001n) }, 199n)).toMatchObject([{ code: 'catalog.price_high' }])
})

test('what is free costs nothing', () => {
  expect(checkPrice({ pricing: 'free', price: usd(0n) })).toEqual([])
  expect(checkPrice({ pricing: 'free', price: usd(1n) })).toMatchObject([{ code: 'catalog.price_of_free' }])
})
