import { describe, expect, test } from 'vitest'
import { daysOf, lastDays, momentsOf, readPeriod, slotsOf } from './period'

const now = new Date('2026-11-28T20:00:00Z')

describe('a period', () => {
  test('is the last thirty days when nothing, or nothing that is a day, is asked for', () => {
    const usual = { from: '2026-10-30', to: '2026-11-28' }
    expect(readPeriod({}, now)).toEqual(usual)
    expect(readPeriod({ from: '2026-02-30', to: 'today' }, now)).toEqual(usual)
    expect(daysOf(lastDays(30, now))).toBe(30)
  })

  test('is turned the right way round, ends today, and is a year at most', () => {
    expect(readPeriod({ from: '2026-11-20', to: '2026-11-01' }, now)).toEqual({ from: '2026-11-01', to: '2026-11-20' })
    expect(readPeriod({ from: '2026-11-20', to: '2031-01-01' }, now)).toEqual({ from: '2026-11-20', to: '2026-11-28' })
    expect(readPeriod({ from: '2031-01-01', to: '2031-01-02' }, now)).toEqual({ from: '2026-11-28', to: '2026-11-28' })
    expect(daysOf(readPeriod({ from: '2020-01-01', to: '2026-11-01' }, now))).toBe(366)
  })

  test('begins with its first moment and ends before the next day', () => {
    const { from, until } = momentsOf({ from: '2026-11-24', to: '2026-11-24' })
    expect([from.toISOString(), until.toISOString()]).toEqual(['2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'])
  })

  test('is drawn by day while that can be read, and by month after: every day in one part', () => {
    expect(slotsOf({ from: '2026-11-27', to: '2026-11-28' })).toHaveLength(2)
    const year = lastDays(365, now)
    const months = slotsOf(year)
    expect(months).toHaveLength(13)
    expect([months[0]?.from, months.at(-1)]).toEqual([year.from, { from: '2026-11-01', to: '2026-11-28' }])
    expect(months.reduce((days, month) => days + daysOf(month), 0)).toBe(365)
  })
})
