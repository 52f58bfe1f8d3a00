import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './cursor'
import { rankedSince } from './ranking'

test('a week of the rankings begins on Monday at midnight UTC, also on a Sunday night and a Monday morning', () => {
  expect(rankedSince('week', new Date('2026-11-22T23:59:59Z'))).toEqual(new Date('2026-11-16T00:00:00Z'))
  expect(rankedSince('week', new Date('2026-11-23T00:00:00Z'))).toEqual(new Date('2026-11-23T00:00:00Z'))
  expect(rankedSince('rising', new Date('2026-11-24T12:00:00Z'))).toEqual(new Date('2026-11-18T00:00:00Z'))
})

test('a cursor comes back as it was written, and anything else is the first page', () => {
  const id = 'pack_01jdexample0000000000000000'.slice(0, 31)
  expect(readCursor(writeCursor({ key: 1_795_000_000_000, id }))).toEqual({ key: 1_795_000_000_000, id })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cursor = readCursor(text)
      if (cursor) expect(new Date(cursor.key).getTime()).toBe(cursor.key)
    }),
  )
  for (const odd of ['zzzzzzzzzzz.pack_00000000000000000000000000', "0.pack_'; DROP TABLE", '1e9', undefined, ''])
    expect(readCursor(odd)).toBeUndefined()
})
