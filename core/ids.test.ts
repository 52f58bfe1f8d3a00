import { expect, test } from 'vitest'
import { idFrom, isId, newId } from './ids'

test('ids sort by the moment they were made, and a list of them can begin at one', () => {
  const [before, at] = [Date.UTC(2026, 10, 24, 9, 59, 59, 999), Date.UTC(2026, 10, 24, 10)]
  const from = idFrom('entry', new Date(at))
  for (let turn = 0; turn < 200; turn += 1) {
    expect(newId('entry', before) < from).toBe(true)
    expect(newId('entry', at) >= from).toBe(true)
  }
  expect(isId('entry', from)).toBe(true)
})
