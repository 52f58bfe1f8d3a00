import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '@/core/money'
import { feeOf, splitSale, taxIn } from './split-sale'

const minors = (split: ReturnType<typeof splitSale>) => ({
  tax: split.tax.minor,
  fee: split.fee.minor,
  parts: split.parts.map((part) => part.minor),
})

describe('a sale is split', () => {
  test('2.99 with 20 % tax, 20 % fee and shares of 70 and 30', () => {
    const split = splitSale(money(299n, 'USD'), { taxPoints: 2_000, feePoints: 2_000, shares: [7_000, 3_000] })
    expect(minors(split)).toEqual({ tax: 50n, fee: 49n, parts: [140n, 60n] })
  })

  test('one cent among three people belongs to the first', () => {
    const split = splitSale(money(1n, 'USD'), { taxPoints: 0, feePoints: 0, shares: [3_334, 3_333, 3_333] })
    expect(minors(split)).toEqual({ tax: 0n, fee: 0n, parts: [1n, 0n, 0n] })
  })

  test('yen and dinars are split in their own smallest units', () => {
    expect(minors(splitSale(money(500n, 'JPY'), { taxPoints: 1_000, feePoints: 2_000, shares: [10_000] }))).toEqual({
      tax: 45n,
      fee: 91n,
      parts: [364n],
    })
    expect(splitSale(money(1_250n, 'KWD'), { taxPoints: 0, feePoints: 2_000, shares: [10_000] }).parts).toEqual([
      money(1_000n, 'KWD'),
    ])
  })

  test('half a cent of tax is rounded up, half a cent of fee is not', () => {
    expect(taxIn(money(3n, 'USD'), 2_000).minor).toBe(1n) // 0.5
    expect(taxIn(money(2n, 'USD'), 2_000).minor).toBe(0n) // 0.33
    expect(feeOf(money(99n, 'USD'), 2_000).minor).toBe(19n) // 19.8
  })

  const shares = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 8 }).map((weights) => {
    const whole = weights.reduce((a, b) => a + b, 0)
    const points = weights.map((weight) => Math.floor((weight * 10_000) / whole))
    points[0] = (points[0] ?? 0) + 10_000 - points.reduce((a, b) => a + b, 0)
    return points
  })

  test('tax, fee and parts add up to the price, none is negative, and the fee is never more than agreed', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        shares,
        (gross, taxPoints, feePoints, points) => {
          const { tax, fee, parts } = splitSale(money(gross, 'USD'), { taxPoints, feePoints, shares: points })
          const rest = parts.reduce((total, part) => total + part.minor, 0n)
          expect(tax.minor + fee.minor + rest).toBe(gross)
          for (const part of [tax, fee, ...parts]) expect(part.minor >= 0n).toBe(true)
          expect(fee.minor * 10_000n <= (gross - tax.minor) * BigInt(feePoints)).toBe(true)
          // The tax is the exact one to half a unit: tax · (100 % + rate) against gross · rate.
          const off = 2n * (tax.minor * BigInt(10_000 + taxPoints) - gross * BigInt(taxPoints))
          expect(off <= BigInt(10_000 + taxPoints) && off > -BigInt(10_000 + taxPoints)).toBe(true)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
