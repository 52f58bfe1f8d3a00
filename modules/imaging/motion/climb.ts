/** One way to make a file, and how large it is likely to be. */
export interface Rung<Made extends { bytes: Buffer }> {
  /** In bytes, from a few frames. It may be too high where it is under the limit even so. */
  predict(maxBytes: number): Promise<number>
  encode(): Promise<Made>
}

/** How much of the limit a prediction may fill, by how often it was wrong already. The third encode is the last: it must fit. */
const ROOM = [0.97, 0.93, 0.82] as const

/** Where even the last rung is predicted so many times too large, no prediction was ever so wrong: the encode is spared. */
const HOPELESS = 1.5

/**
 * The best rung whose file fits, by prediction: the first encode is nearly always the last. What an encode teaches about the
 * predictions is used for the next.
 * @param rungs The best first.
 * @returns Nothing when even three encodes did not fit, or none could; the count of encodes either way.
 */
export async function climbDown<Made extends { bytes: Buffer }>(
  rungs: readonly Rung<Made>[],
  maxBytes: number,
): Promise<{ best: Made | undefined; encodes: number }> {
  let encodes = 0
  let correction = 1
  for (const [index, rung] of rungs.entries()) {
    const room = ROOM[encodes]
    if (room === undefined) break
    const predicted = await rung.predict(maxBytes * room)
    const isLast = index === rungs.length - 1
    if (isLast ? predicted > maxBytes * HOPELESS : predicted * correction > maxBytes * room) continue
    encodes += 1
    const made = await rung.encode()
    if (made.bytes.length <= maxBytes) return { best: made, encodes }
    correction = Math.max(correction, made.bytes.length / Math.max(1, predicted))
  }
  return { best: undefined, encodes }
}
