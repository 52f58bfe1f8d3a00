import { expect, test } from 'vitest'
import { nextAsk, nextLook } from './payment'

const made = new Date('2026-11-24T00:00:00Z')
const after = (minutes: number) => new Date(made.getTime() + minutes * 60_000)

test('while a buyer may be waiting, silence never lasts five minutes', () => {
  for (let now = made; now < after(120);) {
    const next = nextAsk(made, now)
    expect(next).not.toBeNull()
    if (!next) return
    expect(next.getTime() - now.getTime()).toBeLessThan(5 * 60_000)
    now = next
  }
})

test('later it is asked about more and more rarely, and after ten days no more', () => {
  let asked = 0
  for (let now: Date | null = made; now; now = nextAsk(made, now)) asked += 1
  expect(asked).toBeLessThan(120)
  expect(nextAsk(made, after(10 * 24 * 60 + 1))).toBeNull()
})

test('a payment that brought money is looked at a few times more, for two weeks and no longer', () => {
  const looks: number[] = []
  for (let now: Date | null = after(3); now; now = nextLook(made, now)) looks.push(now.getTime() - made.getTime())
  expect(looks.filter((age) => age <= 14 * 24 * 3_600_000)).toHaveLength(7)
  expect(looks).toHaveLength(8)
  expect(nextLook(made, after(14 * 24 * 60 + 1))).toBeNull()
})
