import { expect, test } from 'vitest'
import { reportRiskOf, riskOf } from './risk'

const plain = { nudity: 0, standings: [], strikes: 0, banned: 0 } as const

test('a case is as what weighs most of it, and says what that is', () => {
  expect(riskOf(plain)).toEqual({ risk: 0, signs: [] })
  expect(riskOf({ ...plain, standings: ['own', 'same_pack'] })).toEqual({ risk: 0, signs: [] })
  expect(riskOf({ ...plain, nudity: 499 })).toEqual({ risk: 499, signs: [] })
  expect(riskOf({ ...plain, standings: ['own', 'waiting', 'sold'], strikes: 1 })).toEqual({
    risk: 900,
    signs: ['copy', 'strikes'],
  })
  const all = riskOf({ nudity: 990, standings: ['taken_down'], strikes: 5, banned: 1 })
  expect(all).toEqual({ risk: 990, signs: ['copy', 'company', 'strikes', 'bare'] })
})

test('a report weighs as the worst that is said of it, a little more by each who says so; an appeal as a copy', () => {
  type Seen = Parameters<typeof reportRiskOf>[0]
  const none = { kind: 'report', nudity: null, alike: false } as const
  const said = (categories: Seen['categories'], reports = 1, strikes = 0) =>
    reportRiskOf({ ...none, categories, reports, strikes })
  expect(said(['other'])).toBeLessThan(said(['copy']))
  expect(said(['other', 'hate'], 2)).toBe(920)
  expect(said(['hate'], 400)).toBe(1000)
  expect(said(['other'], 1, 2)).toBe(750)
  const quiet = { ...none, categories: [], reports: 0, strikes: 0 }
  expect(reportRiskOf({ ...quiet, kind: 'appeal' })).toBe(said(['copy']))
  const look = (seen: Partial<Seen> = {}) => reportRiskOf({ ...quiet, kind: 'look', ...seen })
  expect(look()).toBeLessThan(said(['other']))
  expect([look({ nudity: 700 }), look({ alike: true })]).toEqual([700, 900])
})
