import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, fromDecimal, money, toDecimal } from './money'

describe('allocate', () => {
  test('gives every cent to someone, the odd one to the earliest of equals', () => {
    expect(allocate(money(100n, 'USD'), [1n, 1n, 1n]).map((part) => part.minor)).toEqual([34n, 33n, 33n])
  })

  test('a free pack splits into nothing for everyone', () => {
    expect(allocate(money(0n, 'JPY'), [7n, 3n])).toEqual([money(0n, 'JPY'), money(0n, 'JPY')])
  })

  test('refuses a split in which nobody has a share, or one owes', () => {
    expect(() => allocate(money(100n, 'USD'), [0n, 0n])).toThrow(RangeError)
    expect(() => allocate(money(100n, 'USD'), [3n, -1n])).toThrow(RangeError)
  })

  test('parts add up, none is negative, and none is a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc
          .array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 12 })
          .filter((w) => w.some((x) => x > 0n)),
        (total, weights) => {
          const parts = allocate(money(total, 'USD'), weights)
          const whole = weights.reduce((a, b) => a + b, 0n)
          expect(parts.reduce((a, b) => a + b.minor, 0n)).toBe(total)
          parts.forEach((part, index) => {
            const scaled = part.minor * whole - total * (weights[index] ?? 0n)
            expect(scaled < whole && scaled > -whole).toBe(true)
            if (weights[index] === 0n) expect(part.minor).toBe(0n)
          })
        },
      ),
    )
  })
})

describe('decimal text', () => {
  test('writes each currency with its own number of places', () => {
    expect(toDecimal(money(299n, 'USD'))).toBe('2.99')
    expect(toDecimal(money(500n, 'JPY'))).toBe('500')
    expect(toDecimal(money(1_250n, 'KWD'))).toBe('1.250')
    expect(toDecimal(money(-5n, 'USD'))).toBe('-0.05')
  })

  test('reads Arabic digits and refuses what is not a plain amount', () => {
    expect(fromDecimal('٢٫٩٩', 'USD')).toEqual(money(299n, 'USD'))
    expect(fromDecimal('2', 'USD')).toEqual(money(200n, 'USD'))
    for (const bad of ['-1', '1e3', '2.999', '', ' ', '1,50', 'NaN', '0x10'])
      expect(fromDecimal(bad, 'USD')).toBeUndefined()
    expect(fromDecimal('1.5', 'JPY')).toBeUndefined()
  })

  test('reading what was written gives the same amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (minor, currency) => {
          expect(fromDecimal(toDecimal(money(minor, currency)), currency)).toEqual(money(minor, currency))
        },
      ),
    )
  })
})
