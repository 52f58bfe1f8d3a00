/** A rate in integer basis points: 10,000 is the whole, 1,250 is 12.5 %. */
export type BasisPoints = number

export const WHOLE: BasisPoints = 10_000

/** Whether `value` is a rate a share or a tax can have: an integer from 0 to 10,000. */
export function isBasisPoints(value: unknown): value is BasisPoints {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= WHOLE
}
