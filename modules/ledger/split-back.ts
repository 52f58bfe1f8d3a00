import { allocate, money } from '@/core/money'
import type { Account } from './chart'

/** What somebody still has of a sale: the account it would be taken back from, and how much, by the line it came from. */
export interface Owed {
  lineId: string
  account: Account
  minor: bigint
}

/**
 * Split an amount that goes back over what **remains** of each line, and within a line over what remains with each of those
 * it went to, both by largest remainder. Over the remainders no part is below zero or more than what remains, and the last
 * refund clears all exactly; by "all that should be back so far, less what is" a cent more could lower somebody's part.
 * @throws RangeError when the amount is not positive or more than remains
 */
export function splitBack(minor: bigint, owed: readonly Owed[]): Owed[] {
  const there = owed.filter((one) => one.minor > 0n)
  const lines = [...new Set(there.map((one) => one.lineId))].map((lineId) =>
    there.filter((one) => one.lineId === lineId),
  )
  const totals = lines.map((parts) => parts.reduce((sum, part) => sum + part.minor, 0n))
  const whole = totals.reduce((sum, total) => sum + total, 0n)
  if (minor <= 0n || minor > whole) throw new RangeError(`cannot give ${minor} back of ${whole}`)

  const ofLines = shareOut(minor, totals)
  return lines.flatMap((parts, index) => {
    const given = shareOut(
      ofLines[index] ?? 0n,
      parts.map((part) => part.minor),
    )
    return parts.map((part, turn) => ({ ...part, minor: given[turn] ?? 0n })).filter((part) => part.minor > 0n)
  })
}

/** By largest remainder; the currency does not matter here. */
export function shareOut(minor: bigint, weights: readonly bigint[]): bigint[] {
  return allocate(money(minor, 'XXX'), weights).map((part) => part.minor)
}
