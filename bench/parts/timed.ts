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

/** Like `timed`, for two in turns: what else the machine does meanwhile slows both. Who goes first changes, for the second finds pages read. */
export async function sideBySide(
  rounds: number,
  [ours, bare]: readonly [(round: number) => Promise<unknown>, (round: number) => Promise<unknown>],
  warm = 0,
): Promise<[number[], number[]]> {
  const taken: [number[], number[]] = [[], []]
  for (let round = -warm; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const started = performance.now()
      await (side === 0 ? ours : bare)(Math.max(0, round))
      if (round >= 0) taken[side].push(performance.now() - started)
    }
  }
  return [taken[0].toSorted((a, b) => a - b), taken[1].toSorted((a, b) => a - b)]
}
