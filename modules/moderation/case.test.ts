import { expect, test } from 'vitest'
import { CASE_STATES, type CaseMove, claimEnd, dueAt, moveCase, stateNow } from './case'
import { isAboutArt, isReason, REASON_CODES } from './reasons'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'

const MOVES: CaseMove[] = ['claim', 'keep', 'mark', 'give_back', 'lapse', 'approve', 'reject', 'withdraw']

test('a case moves only as the table says', () => {
  const possible = CASE_STATES.flatMap((from) =>
    MOVES.flatMap((by) => {
      try {
        return [`${from} ${by} ${moveCase(from, by)}`]
      } catch (error) {
        expect(error).toMatchObject({ code: 'moderation.wrong_state', status: 409 })
        return []
      }
    }),
  )
  expect(possible).toEqual([
    'open claim claimed',
    'open withdraw withdrawn',
    'claimed keep claimed',
    'claimed mark claimed',
    'claimed give_back open',
    'claimed lapse open',
    'claimed approve approved',
    'claimed reject rejected',
  ])
})

test('a claim ends a quarter of an hour after the last thing done, and then holds nobody back', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  const claimEndsAt = claimEnd(now)
  expect(claimEndsAt).toEqual(new Date('2026-11-24T10:15:00Z'))
  expect(stateNow({ state: 'claimed', claimEndsAt }, new Date('2026-11-24T10:14:59Z'))).toBe('claimed')
  expect(stateNow({ state: 'claimed', claimEndsAt }, claimEndsAt)).toBe('open')
  expect(stateNow({ state: 'approved', claimEndsAt: null }, now)).toBe('approved')
})

test('a review is due as many hours after it was sent as the shop promises', () => {
  expect(dueAt(new Date('2026-11-24T10:00:00Z'), 24)).toEqual(new Date('2026-11-25T10:00:00Z'))
})

test('every reason has a name and words in both languages', () => {
  for (const words of [en, ar]) {
    const reasons: Record<string, unknown> = words.reasons
    for (const code of REASON_CODES)
      expect(reasons[code], code).toEqual({ name: expect.stringMatching(/./), words: expect.stringMatching(/./) })
  }
  expect(isReason('HATE')).toBe(true)
  expect(isReason('hate')).toBe(false)
  expect(isAboutArt(['TEXT'])).toBe(false)
  expect(isAboutArt(['TEXT', 'BRAND'])).toBe(true)
})
