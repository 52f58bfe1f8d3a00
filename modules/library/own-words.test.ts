import { expect, test } from 'vitest'
import { hasNews, ownedVersions } from './entitlement'
import { holds, readOwnWish } from './own-words'

test('one finds his stickers by a part of a word in any form, and by emoji of any skin', () => {
  const has = (wish: string, texts: string[], emoji: string[] = []) => holds(readOwnWish(wish), texts, emoji)
  expect(has('MEET', ['Cat meetings'])).toBe(true)
  expect(has('إجتماع', ['قطط في اجتماع'])).toBe(true)
  expect(has('cat 👍', ['Cat'], ['👍🏽'])).toBe(true)
  expect(has('cat 👍', ['Cat'], ['👎'])).toBe(false)
  expect(has('cat dog', ['Cat'])).toBe(false)
})

const version = (number: number, day: string) => ({ number, publishedAt: new Date(day) })
const versions = [version(3, '2026-03-01'), version(2, '2026-02-01'), version(1, '2026-01-01')]

test('who got a pack owns the version of that day and every later one, not the older ones', () => {
  const numbers = (day: string) => ownedVersions(versions, new Date(day)).map(({ number }) => number)
  expect(numbers('2026-02-15')).toEqual([3, 2])
  expect(numbers('2026-05-01')).toEqual([3])
  expect(numbers('2025-12-31')).toEqual([3, 2, 1])
})

test('a version is news until files are taken', () => {
  const grantedAt = new Date('2026-02-15')
  expect(hasNews(versions[0], { grantedAt, takenAt: null })).toBe(true)
  expect(hasNews(versions[0], { grantedAt, takenAt: new Date('2026-03-02') })).toBe(false)
  expect(hasNews(versions[1], { grantedAt, takenAt: null })).toBe(false)
})
