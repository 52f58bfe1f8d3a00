import { expect, test } from 'vitest'
import { riskOf } from './risk'

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
