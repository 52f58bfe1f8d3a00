import { expect, test } from 'vitest'
import { inTransaction } from './db'

test('of two transactions that wait for each other one is sent back and tries again: both get done', async () => {
  const held: number[] = []
  let goOn: () => void = () => undefined
  const bothHold = new Promise<void>((resolve) => (goOn = resolve))
  const take = (first: number, second: number) =>
    inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${first}::bigint)`
      held.push(first)
      if (held.length === 2) goOn()
      await bothHold
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${second}::bigint)`
    })
  await Promise.all([take(4_711, 4_712), take(4_712, 4_711)])
  // One of them came a second time.
  expect(held).toHaveLength(3)
})
