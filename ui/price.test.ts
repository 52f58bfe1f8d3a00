import { describe, expect, test } from 'vitest'
import { money } from '@/core/money'
import { formatPrice } from './price'

describe('formatPrice', () => {
  test('writes an amount with the places its currency has', () => {
    expect(formatPrice(money(299n, 'USD'))).toBe('$2.99')
    expect(formatPrice(money(500n, 'JPY'))).toBe('¥500')
    expect(formatPrice(money(1250n, 'KWD')).endsWith('1.250')).toBe(true)
  })

  test('keeps every digit of an amount that a float would round', () => {
    expect(formatPrice(money(900719925474099301n, 'USD'))).toBe('$9,007,199,254,740,993.01')
  })

  test('writes less than nothing with a real minus sign', () => {
    expect(formatPrice(money(-155n, 'USD'))).toBe('−$1.55')
  })

  test('a short price drops the cents only when there are none', () => {
    expect(formatPrice(money(100n, 'USD'), true)).toBe('$1')
    expect(formatPrice(money(150n, 'USD'), true)).toBe('$1.50')
  })
})
