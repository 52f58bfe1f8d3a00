/** Hashes as far apart as this, in bits of 64, are found. From docs/moderation.md, "How well it finds copies". */
export const REACH = 8

/**
 * A hash is cut into bands, each with an index of its own. Two hashes at most `REACH` bits apart have one band in which they are
 * at most a third of that apart, so looking up the few keys around each band finds all of them and reads a handful of rows more.
 * `shift` and `mask` stand in the index expressions too (prisma/migrations/…_likeness).
 */
export const BANDS = [
  { shift: 43n, bits: 21 },
  { shift: 22n, bits: 21 },
  { shift: 0n, bits: 22 },
] as const

const EACH = Math.floor(REACH / BANDS.length)

/** For each band the keys to look up: the hash's own and all that differ in one or two bits. */
export function keysAround(hash: bigint): number[][] {
  return BANDS.map(({ shift, bits }) => {
    const own = Number((hash >> shift) & ((1n << BigInt(bits)) - 1n))
    return around(own, bits, EACH)
  })
}

function around(key: number, bits: number, reach: number, from = 0): number[] {
  if (reach === 0) return [key]
  const keys = [key]
  for (let bit = from; bit < bits; bit += 1) keys.push(...around(key ^ (1 << bit), bits, reach - 1, bit + 1))
  return keys
}
