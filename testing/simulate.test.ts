import { test } from 'vitest'
import { simulatePostings } from './simulate-postings'

test('thousands of random events, told again and again, leave every book at zero and every account as the world is', () => {
  const first = Date.now() % 1_000_000
  for (let seed = first; seed < first + 10; seed += 1) simulatePostings(seed, 3_000)
})
