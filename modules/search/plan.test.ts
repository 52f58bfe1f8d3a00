import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planSearch } from './plan'

const eras = Array.from({ length: 101 }, (_, n) => 490_000 + n)
const million = { total: 1_000_000, eras }

test('a word of few packs is asked of the index at once', () => {
  expect(planSearch(['otter'], { packs: [800], ...million })).toEqual({
    newest: false,
    asked: ['otter'],
    compared: [],
    windows: [],
    parts: false,
  })
})

test('a word of many packs is asked of the newest packs first, then of more', () => {
  // A little over three hundredths have it: thirteen hundred of them are among the newest five hundredths.
  const { windows, newest } = planSearch(['cat'], { packs: [31_000], ...million })
  expect(newest).toBe(false)
  expect(windows).toEqual([490_095, 490_082])
})

test('a word of nearly all packs is met on the way from the newest on', () => {
  expect(planSearch(['a'], { packs: [4_000_000], ...million })).toMatchObject({ newest: true, windows: [] })
})

test('beside a rare word a frequent one is only compared', () => {
  expect(planSearch(['otter', 'a'], { packs: [100, 900_000], ...million })).toMatchObject({
    asked: ['otter'],
    compared: ['a'],
    windows: [],
  })
})

test('what hardly any word begins with is looked for within titles too', () => {
  expect(planSearch(['ardamo'], { packs: [0], ...million }).parts).toBe(true)
  expect(planSearch(['cat'], { packs: [24], ...million }).parts).toBe(false)
})

test('whatever is known, every word is asked or compared, at least one is asked, and windows only grow', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.nat(2_000_000_000)), { minLength: 1, maxLength: 8 }),
      fc.nat(10_000_000),
      fc.array(fc.integer(), { maxLength: 101 }),
      (typed, total, hours) => {
        const words = typed.map(([word]) => word)
        const sorted = hours.toSorted((a, b) => a - b)
        const plan = planSearch(words, { packs: typed.map(([, packs]) => packs), total, eras: sorted })
        expect([...plan.asked, ...plan.compared].toSorted()).toEqual(words.toSorted())
        expect(plan.asked.length).toBeGreaterThan(0)
        expect(plan.windows).toEqual(plan.windows.toSorted((a, b) => b - a))
      },
    ),
  )
})
