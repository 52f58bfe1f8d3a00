import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BANDS, keysAround, REACH } from './bands'

const bandsOf = (hash: bigint) => BANDS.map(({ shift, bits }) => Number((hash >> shift) & ((1n << BigInt(bits)) - 1n)))

test('two hashes within reach always share a key, whichever bits differ', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: REACH }),
      (hash, flipped) => {
        const other = BigInt.asIntN(
          64,
          flipped.reduce((bits, at) => bits ^ (1n << BigInt(at)), hash),
        )
        const keys = keysAround(hash).map((band) => new Set(band))
        expect(bandsOf(other).some((key, band) => keys[band]?.has(key))).toBe(true)
      },
    ),
  )
})

test('the bands cover all 64 bits, each once, and no key is asked for twice', () => {
  expect(BANDS.reduce((sum, { bits }) => sum + bits, 0)).toBe(64)
  for (const keys of keysAround(-1n)) expect(new Set(keys).size).toBe(keys.length)
  expect(keysAround(0n).map((keys) => keys.length)).toEqual([232, 232, 254])
})
