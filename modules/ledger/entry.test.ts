import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '@/core/money'
import { chartOf } from './chart'
import { releaseEntry, saleEntry, sentBackEntry, unmatchedEntry } from './entries'
import { buildEntry, type Entry } from './entry'

const chart = chartOf('live', 'USD')
const total = (entry: Entry) => entry.postings.reduce((sum, posting) => sum + BigInt(posting.minor), 0n)

describe('an entry', () => {
  test('that does not balance cannot be built', () => {
    const sides = [
      { account: chart.received('sandbox'), minor: 100n },
      { account: chart.fee(), minor: -99n },
    ]
    expect(() => buildEntry({ key: 'k', kind: 'sale', sides })).toThrow('1 USD left over')
  })

  test('balances in each currency by itself', () => {
    const euro = chartOf('live', 'EUR')
    const sides = [
      { account: chart.received('sandbox'), minor: 100n },
      { account: euro.fee(), minor: -100n },
    ]
    expect(() => buildEntry({ key: 'k', kind: 'sale', sides })).toThrow(RangeError)
  })

  test('never mixes play money with real money', () => {
    const sides = [
      { account: chart.received('sandbox'), minor: 100n },
      { account: chartOf('test', 'USD').fee(), minor: -100n },
    ]
    expect(() => buildEntry({ key: 'k', kind: 'sale', sides })).toThrow('another book')
  })

  test('of nothing cannot be built', () => {
    const sides = [
      { account: chart.received('sandbox'), minor: 0n },
      { account: chart.fee(), minor: 0n },
    ]
    expect(() => buildEntry({ key: 'k', kind: 'sale', sides })).toThrow('two sides')
  })

  test('can be built exactly when it balances', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -1_000n, max: 1_000n }), { minLength: 2, maxLength: 9 }), (amounts) => {
        const build = () =>
          buildEntry({ key: 'k', kind: 'sale', sides: amounts.map((minor) => ({ account: chart.fee(), minor })) })
        const moves = amounts.some((minor) => minor !== 0n)
        if (moves && amounts.reduce((a, b) => a + b, 0n) === 0n) expect(total(build())).toBe(0n)
        else expect(build).toThrow(RangeError)
      }),
    )
  })
})

describe('paths', () => {
  test('say book, owner and currency', () => {
    expect(chartOf('test', 'EUR').pending('usr_1').path).toBe('test:payable:usr_1:pending:EUR')
    expect(chart.received('manual').path).toBe('bank:USD')
    expect(chart.received('stripe').path).toBe('psp:stripe:USD')
  })
})

test('an event posts what the table says, and no tax line where there is no tax', () => {
  const sale = saleEntry({
    orderId: 'ord_1',
    book: 'live',
    provider: 'stripe',
    country: 'FR',
    total: money(299n, 'USD'),
    lines: [
      {
        id: 'oln_1',
        tax: money(0n, 'USD'),
        fee: money(59n, 'USD'),
        shares: [{ userId: 'usr_a', part: money(240n, 'USD') }],
      },
    ],
  })
  expect(sale.postings.map((posting) => `${posting.path} ${posting.minor}`)).toEqual([
    'psp:stripe:USD 299',
    'fee:sales:USD -59',
    'payable:usr_a:pending:USD -240',
  ])
  const common = { paymentId: 'pay_1', orderId: 'ord_1', book: 'test', provider: 'sandbox' } as const
  expect(unmatchedEntry({ ...common, amount: money(7n, 'USD'), captured: 306n }).key).toBe('unmatched:pay_1:306')
  expect(sentBackEntry({ ...common, amount: money(7n, 'USD'), captured: 306n, note: '' }).postings[0]?.path).toBe(
    'test:unmatched:sandbox:USD',
  )
  expect(releaseEntry({ userId: 'usr_a', book: 'live', amount: money(240n, 'USD'), day: '2026-11-24' }).key).toBe(
    'rel:payable:usr_a:pending:USD:2026-11-24',
  )
})
