import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '@/core/money'
import { splitSale } from '@/modules/ledger/split-sale'
import { splitDiscounted } from './discount'

const price = money(499n, 'USD')
const points = { taxPoints: 2_000, feePoints: 2_000, shares: [7_000, 3_000] }
const minors = ({ gross, tax, fee, parts }: ReturnType<typeof splitDiscounted>) =>
  [gross, tax, fee, ...parts].map(({ minor }) => minor)

describe('a discount', () => {
  test('of an artist lowers the price, and everyone\u2019s part with it', () => {
    expect(minors(splitDiscounted(price, points, { minor: 100n, bearer: 'all' }))).toEqual([399n, 67n, 66n, 186n, 80n])
  })

  test('of the shop comes out of its own part: artists get what the full price gives', () => {
    const full = splitSale(price, points)
    const split = splitDiscounted(price, points, { minor: 50n, bearer: 'shop' })
    expect(split.parts).toEqual(full.parts)
    // 4.49: tax 0.75, artists 2.33 and 1.00, which leaves 0.41 of the shop\u2019s 0.83.
    expect(minors(split)).toEqual([449n, 75n, 41n, 233n, 100n])
  })

  test('of the shop takes no more than the shop has', () => {
    const split = splitDiscounted(price, points, { minor: 400n, bearer: 'shop' })
    expect(split.fee.minor).toBe(0n)
    expect(split.parts).toEqual(splitSale(price, points).parts)
    expect(split.discount.minor).toBe(499n - split.gross.minor)
  })

  test('adds up to what is paid, for every price, rate, share and discount', () => {
    fc.assert(
      fc.property(
        fc.bigInt(2n, 100_000n),
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 1, max: 9_999 }),
        fc.bigInt(0n, 120_000n),
        fc.constantFrom<'all' | 'shop'>('all', 'shop'),
        (gross, taxPoints, feePoints, share, minor, bearer) => {
          const its = { taxPoints, feePoints, shares: [share, 10_000 - share] }
          const split = splitDiscounted(money(gross, 'USD'), its, { minor, bearer })
          const sum = split.tax.minor + split.fee.minor + split.parts.reduce((all, part) => all + part.minor, 0n)
          expect(sum).toBe(split.gross.minor)
          expect(split.gross.minor + split.discount.minor).toBe(gross)
          expect(split.gross.minor).toBeGreaterThan(0n)
          for (const one of [split.tax, split.fee, ...split.parts]) expect(one.minor).toBeGreaterThanOrEqual(0n)
        },
      ),
    )
  })
})
