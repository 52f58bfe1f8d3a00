import { describe, expect, test } from 'vitest'
import { waitsUntil } from './declines'

const now = new Date('2026-11-29T12:00:00Z')
const none = { count: 0, last: null }
const minutes = (by: Partial<Parameters<typeof waitsUntil>[0]>) => {
  const end = waitsUntil({ account: none, mailbox: none, network: none, ...by }, now)
  return end && (end.getTime() - now.getTime()) / 60_000
}
const declined = (count: number, minutesAgo = 0) => ({ count, last: new Date(now.getTime() - minutesAgo * 60_000) })

describe('whoever had cards declined', () => {
  test('may mistype twice, then waits minutes, then the day', () => {
    const waits = [1, 2, 3, 4, 5, 7, 8, 50].map((count) => minutes({ account: declined(count) }))
    expect(waits).toEqual([undefined, undefined, 2, 2, 20, 20, 1_440, 1_440])
  })

  test('waits from the last one on, and no longer', () => {
    expect(minutes({ account: declined(5, 5) })).toBe(15)
    expect(minutes({ account: declined(5, 20) })).toBeUndefined()
  })

  test('is known by the mailbox too, and a network may have five people’s mistakes', () => {
    expect(minutes({ mailbox: declined(5) })).toBe(20)
    expect(minutes({ network: declined(14) })).toBeUndefined()
    expect(minutes({ network: declined(15) })).toBe(2)
    expect(minutes({ network: declined(40), account: declined(3) })).toBe(1_440)
  })
})
