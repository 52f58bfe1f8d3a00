import { Refusal } from '@/core/refusal'

/**
 * A door that lets so many through at once and has room for so many more to stand before it. Who finds that full too is told to
 * come again, at once: a rush costs what the door lets through, and never every connection there is.
 */
export function makeGate({ atOnce, standing }: { atOnce: number; standing: number }) {
  let inside = 0
  const line: (() => void)[] = []
  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (inside >= atOnce) {
      if (line.length >= standing) throw new Refusal('gate.full', 503, 'Too many at once: come again in a moment.')
      // Whoever leaves hands his place on, so nobody who came later is before us.
      await new Promise<void>((resolve) => line.push(resolve))
    } else inside += 1
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
