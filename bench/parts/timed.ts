/**
 * Do a thing so often, after `warm` rounds that do not count.
 * @returns Milliseconds of each round, the shortest first.
 */
export async function timed(rounds: number, work: (round: number) => Promise<unknown>, warm = 0): Promise<number[]> {
  const taken: number[] = []
  for (let round = -warm; round < rounds; round += 1) {
    const started = performance.now()
    await work(Math.max(0, round))
    if (round >= 0) taken.push(performance.now() - started)
  }
  return taken.toSorted((a, b) => a - b)
}

/** @param sorted The smallest first. @param part In percent. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * part) / 100))] ?? 0
}
