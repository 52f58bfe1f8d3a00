import { expect, test } from 'vitest'
import { makeGate } from './gate'

test('a rush is let through a few at a time, in order; beyond who can stand it is told to come again, and nothing breaks', async () => {
  const pass = makeGate({ atOnce: 3, standing: 5 })
  const order: number[] = []
  let [inside, most] = [0, 0]
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      pass(async () => {
        inside += 1
        most = Math.max(most, inside)
        await Promise.resolve()
        order.push(index)
        inside -= 1
        if (index === 4) throw new Error('broke inside')
      }),
    ),
  )
  expect(most).toBe(3)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code] : []))
  expect(refused).toEqual([undefined, ...Array(12).fill('gate.full')])
  // Who broke inside left too: there is room again.
  await expect(pass(() => Promise.resolve('in'))).resolves.toBe('in')
})
