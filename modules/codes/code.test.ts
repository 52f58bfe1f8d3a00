import { describe, expect, test } from 'vitest'
import { money } from '@/core/money'
import { discounts, normalCode } from './code'

const usd = (minor: bigint) => money(minor, 'USD')
const pack = (packId: string, artistId: string, minor: bigint, pricing = 'fixed') => ({
  packId,
  artistId,
  pricing,
  price: usd(minor),
})

describe('what a code takes off', () => {
  const packs = [pack('a', 'mina', 499n), pack('b', 'omar', 299n), pack('c', 'mina', 500n, 'choose')]

  test('a rate, rounded down on each pack it is for', () => {
    expect(discounts({ ownerId: null, points: 1_500, amount: null }, packs)).toEqual(new Map([['a', 74n], ['b', 44n]])) // prettier-ignore
    expect(discounts({ ownerId: 'mina', points: 1_500, amount: null }, packs)).toEqual(new Map([['a', 74n]]))
    expect(discounts({ ownerId: 'noor', points: 1_500, amount: null }, packs).size).toBe(0)
  })

  test('an amount, split over the packs to the unit, and never nearly all of them', () => {
    const off = discounts({ ownerId: null, points: null, amount: usd(100n) }, packs)
    expect([...off.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(100n)
    expect(discounts({ ownerId: 'omar', points: null, amount: usd(9_999n) }, packs)).toEqual(new Map([['b', 269n]]))
  })
})

test('a code is the same however it is typed', () => {
  expect(normalCode(' spring-20 ')).toBe('SPRING20')
  expect(normalCode('ｓｐｒｉｎｇ 20')).toBe('SPRING20')
})
