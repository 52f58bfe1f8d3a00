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

test('a rung that cannot fit, by its weight beside one that was predicted, is not asked; one that may is', async () => {
  const asked: string[] = []
  const weighed = (name: string, weight: number, predicted: number) => {
    const predict = () => {
      asked.push(name)
      return Promise.resolve(predicted)
    }
    return { ...rung(name, predicted, predicted), weight, predict }
  }
  // "b" and "c" have 270 and 150 at least.
  const rungs = [weighed('a', 100, 400), weighed('b', 90, 350), weighed('c', 50, 210), weighed('d', 30, 110), weighed('e', 20, 90)] // prettier-ignore
  expect(await climbDown(rungs, 100)).toMatchObject({ best: { name: 'e' }, encodes: 1 })
  expect(asked).toEqual(['a', 'd', 'e'])
  // Where even the last is hopeless, one prediction tells.
  asked.length = 0
  expect(await climbDown([weighed('a', 100, 900), weighed('b', 50, 600)], 100)).toEqual({ best: undefined, encodes: 0 })
  expect(asked).toEqual(['a'])
})
