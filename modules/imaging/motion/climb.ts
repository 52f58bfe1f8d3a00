/** One way to make a file, and how large it is likely to be. */
export interface Rung<Made extends { bytes: Buffer }> {
  /** In bytes, from a few frames. It may be too high where it is under the limit even so. */
  predict(maxBytes: number): Promise<number>
  /** What it weighs at least beside the others, in any measure: art that packs badly is never lighter than by this. */
  weight?: number
  encode(): Promise<Made>
}

/** How much of the limit a prediction may fill, by how often it was wrong already. The third encode is the last: it must fit. */
const ROOM = [0.97, 0.93, 0.82] as const

/** Where even the last rung is predicted so many times too large, no prediction was ever so wrong: the encode is spared. */
const HOPELESS = 1.2

/** How sure that measure is: by so much more may bytes go down from one rung to another than weights do. */
const SURE = 0.75

/**
 * The best rung whose file fits, by prediction: the first encode is nearly always the last. What an encode teaches about the
 * predictions is used for the next. A rung that is far too heavy by its weight beside the last that was predicted is not even
 * asked: hard art has many of those, and asking each costs as much again as the file does.
 * @param rungs The best first.
 * @returns Nothing when even three encodes did not fit, or none could; the count of encodes either way.
 */
export async function climbDown<Made extends { bytes: Buffer }>(
  rungs: readonly Rung<Made>[],
  maxBytes: number,
): Promise<{ best: Made | undefined; encodes: number }> {
  let encodes = 0
  let correction = 1
  let leastOfWeight = 0
  for (const [index, rung] of rungs.entries()) {
    const room = ROOM[encodes]
    if (room === undefined) break
    const isLast = index === rungs.length - 1
    const isOver = (bytes: number) => (isLast ? bytes > maxBytes * HOPELESS : bytes * correction > maxBytes * room)
    if (isOver(leastOfWeight * (rung.weight ?? 0))) continue
    const predicted = await rung.predict(maxBytes * room)
    leastOfWeight = rung.weight === undefined ? 0 : (predicted / rung.weight) * SURE
    if (isOver(predicted)) continue
    encodes += 1
    const made = await rung.encode()
    if (made.bytes.length <= maxBytes) return { best: made, encodes }
    correction = Math.max(correction, made.bytes.length / Math.max(1, predicted))
  }
  return { best: undefined, encodes }
}
