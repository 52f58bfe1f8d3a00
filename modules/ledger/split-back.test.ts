import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf } from './chart'
import { splitBack, type Owed } from './split-back'

const chart = chartOf('live', 'USD')
const line = (lineId: string, ...parts: bigint[]): Owed[] =>
  parts.map((minor, index) => ({ lineId, account: chart.pending(`usr_${index}`), minor }))
const total = (owed: readonly Owed[]) => owed.reduce((sum, { minor }) => sum + minor, 0n)
const partOf = (owed: readonly Owed[], { lineId, account }: Owed) =>
  owed.find((one) => one.lineId === lineId && one.account.path === account.path)?.minor ?? 0n

const amounts = fc.array(fc.array(fc.bigInt({ min: 0n, max: 500n }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 4,
})
const lines = amounts.map((all) => all.flatMap((parts, index) => line(`oln_${index}`, ...parts)))

test('the example of the document: 1.00 of 2.99', () => {
  expect(splitBack(100n, line('oln', 50n, 49n, 140n, 60n)).map(({ minor }) => minor)).toEqual([17n, 16n, 47n, 20n])
})

test('any number of refunds: no part below zero or beyond what remains, and the last one leaves nothing', () => {
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 }), (sold, turns) => {
      let left = sold
      const take = (minor: bigint) => {
        const back = splitBack(minor, left)
        expect(total(back)).toBe(minor)
        for (const part of back) {
          expect(part.minor > 0n).toBe(true)
          expect(part.minor <= partOf(left, part)).toBe(true)
        }
        left = left.map((one) => ({ ...one, minor: one.minor - partOf(back, one) }))
      }
      for (const turn of turns) {
        const rest = total(left)
        if (rest > 0n) take((rest * BigInt(turn)) / 1_000n || 1n)
      }
      if (total(left) > 0n) take(total(left))
      expect(left.every(({ minor }) => minor === 0n)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('more than remains, or nothing, is refused', () => {
  const sold = line('oln', 50n, 49n)
  expect(() => splitBack(100n, sold)).toThrow(RangeError)
  expect(() => splitBack(0n, sold)).toThrow(RangeError)
  expect(() => splitBack(-1n, sold)).toThrow(RangeError)
  expect(() => splitBack(1n, [])).toThrow(RangeError)
})
