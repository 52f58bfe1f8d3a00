import { expect, test } from 'vitest'
import { climbDown, type Rung } from './climb'

const rung = (name: string, predicted: number, actual: number): Rung<{ bytes: Buffer; name: string }> => ({
  predict: () => Promise.resolve(predicted),
  encode: () => Promise.resolve({ bytes: Buffer.alloc(actual), name }),
})

test('takes the best that is predicted to fit, at once', async () => {
  const climbed = await climbDown([rung('best', 200, 200), rung('good', 90, 92), rung('poor', 40, 40)], 100)
  expect(climbed).toMatchObject({ best: { name: 'good' }, encodes: 1 })
})

test('learns from a prediction that was too low', async () => {
  // Each came out twice as large as predicted: the next that fits when doubled is the last.
  const rungs = [rung('a', 90, 180), rung('b', 70, 140), rung('c', 45, 90), rung('d', 10, 20)]
  expect(await climbDown(rungs, 100)).toMatchObject({ best: { name: 'c' }, encodes: 2 })
})

test('never encodes more than three times, and says when nothing fits', async () => {
  const rungs = Array.from({ length: 9 }, (_, index) => rung(String(index), 10 - index, 500))
  const climbed = await climbDown(rungs, 100)
  expect(climbed.best).toBeUndefined()
  expect(climbed.encodes).toBeLessThanOrEqual(3)
})

test('the last is tried though it is predicted a little too large, and not when it is far too large', async () => {
  expect(await climbDown([rung('a', 300, 300), rung('b', 120, 99)], 100)).toMatchObject({ best: { name: 'b' } })
  expect(await climbDown([rung('a', 900, 900), rung('b', 400, 400)], 100)).toEqual({ best: undefined, encodes: 0 })
})
