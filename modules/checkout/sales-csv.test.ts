import { describe, expect, test } from 'vitest'
import { money } from '@/core/money'
import type { Sale } from './list-sales'
import { csvCell } from '@/core/csv'
import { salesCsv } from './sales-csv'

const sale: Sale = {
  entryId: 'ent_1',
  at: new Date('2026-11-24T10:00:00Z'),
  test: false,
  country: 'FR',
  packId: 'pack_1',
  title: '=HYPERLINK("http://x")',
  coverKey: null,
  gross: money(299n, 'USD'),
  tax: money(50n, 'USD'),
  fee: money(49n, 'USD'),
  shares: [
    { userId: 'a', name: 'Mina', part: '', points: 7_000, amount: money(140n, 'USD') },
    { userId: 'b', name: '+Jo', part: '', points: 3_000, amount: money(60n, 'USD') },
  ],
  mine: money(140n, 'USD'),
  back: false,
  disputed: false,
}

describe('a cell of the file', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1', '＝1'])(
    '%j is text, never a formula',
    (text) => {
      expect(csvCell(text)).toBe(`"'${text}"`)
    },
  )
  test('keeps quotes, commas and line ends inside', () => {
    expect(csvCell('a "b", c\nd')).toBe('"a ""b"", c\nd"')
  })
})

test('the file says it is UTF-8, and a row carries where each cent went', () => {
  const lines = salesCsv([sale]).split('\r\n')
  expect(lines[0]?.startsWith('\uFEFF"date"')).toBe(true)
  expect(lines[1]).toBe(
    `"2026-11-24T10:00:00.000Z","'=HYPERLINK(""http://x"")","FR","USD",2.99,0.50,0.49,1.40,"Mina 1.40; +Jo 0.60","","ent_1"`,
  )
  expect(lines).toHaveLength(3)
})
