import { expect, test } from 'vitest'
import { plainPng } from '@/testing/images'
import { rateNudity } from '../rate-nudity'
import { evaluate } from './evaluate'
import { loadModel } from './model'

const SIDE = 224

function drawn(colour: (x: number, y: number, channel: number) => number) {
  const data = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, at) =>
    colour(Math.floor(at / 3) % SIDE, Math.floor(at / (SIDE * 3)), at % 3),
  )
  return { height: SIDE, width: SIDE, channels: 3, data }
}

// What TensorFlow.js 4.22.0 answers for the same numbers and weights.
test.each([
  {
    picture: drawn((x, y, channel) => 0.5 + 0.5 * Math.sin(x / (9 + channel * 3)) * Math.cos(y / (14 - channel))),
    parts: [0.13424, 0.00234, 0.86327, 0.00012, 0.00002],
  },
  {
    picture: drawn((x, y, channel) => 0.5 + 0.5 * Math.sin(x / (31 + channel * 3)) * Math.cos(y / (23 - channel))),
    parts: [0.08164, 0.00904, 0.88858, 0.01828, 0.00246],
  },
])('the answer is the one of the library that the model was made with: $parts', async ({ picture, parts }) => {
  const model = await loadModel()
  const answer = evaluate(model?.layers ?? [], model?.weights ?? new Map(), picture)
  expect([...answer].map((part) => Number(part.toFixed(4)))).toEqual(parts.map((part) => Number(part.toFixed(4))))
})

test('a master of one colour is rated, in thousandths, and low', async () => {
  const rated = await rateNudity(await plainPng(300, 200))
  expect(Number.isInteger(rated)).toBe(true)
  expect(rated).toBeLessThan(200)
})

test('a layer of another kind is named', () => {
  const layer = { name: 'lstm_1', class_name: 'LSTM', config: {}, inbound_nodes: [] }
  expect(() =>
    evaluate(
      [layer],
      new Map(),
      drawn(() => 0),
    ),
  ).toThrow('LSTM')
})
