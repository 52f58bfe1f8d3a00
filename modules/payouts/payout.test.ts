import { expect, test } from 'vitest'
import { daysLate, nextPayoutDay } from './payout'

test('a payout leaves on the next payout day, never on the day it is asked for', () => {
  const day = (now: string) => nextPayoutDay(new Date(now), 1).toISOString().slice(0, 10)
  expect(day('2026-11-28T23:59:59Z')).toBe('2026-11-30')
  expect(day('2026-11-29T00:00:00Z')).toBe('2026-11-30')
  expect(day('2026-11-30T00:00:00Z')).toBe('2026-12-07')
  expect(day('2026-12-31T12:00:00Z')).toBe('2027-01-04')
})

test('lateness is counted in whole days after the promised one', () => {
  const late = (paid: string | null, now = '2026-12-20T00:00:00Z') =>
    daysLate(
      { dueOn: new Date('2026-11-30'), paidAt: paid === null ? null : new Date(paid), endedAt: null },
      new Date(now),
    )
  expect(late('2026-11-30T23:59:59Z')).toBe(0)
  expect(late('2026-11-29T01:00:00Z')).toBe(0)
  expect(late('2026-12-01T00:00:00Z')).toBe(1)
  expect(late(null)).toBe(20)
})
