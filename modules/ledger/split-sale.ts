import { allocate, money, type Money } from '@/core/money'
import { WHOLE, type BasisPoints } from '@/core/percent'

export interface SaleSplit {
  /** Tax within the price. */
  tax: Money
  /** What the platform keeps. */
  fee: Money
  /** What each share gets, in the order given. */
  parts: Money[]
}

/** The tax within a price that includes it, rounded half up: once a line, on the whole price. */
export function taxIn(gross: Money, points: BasisPoints): Money {
  const whole = BigInt(WHOLE + points)
  return money((gross.minor * BigInt(points) * 2n + whole) / (whole * 2n), gross.currency)
}

/** The platform's fee on a net price, rounded down: the odd cent is the artist's. */
export function feeOf(net: Money, points: BasisPoints): Money {
  return money((net.minor * BigInt(points)) / BigInt(WHOLE), net.currency)
}

/**
 * Who gets what of a sale: tax out of the price, the fee out of what is left, the rest by shares.
 * The parts, the fee and the tax add up to the price exactly.
 * @param gross The price, tax included.
 * @param shares Basis points a person; the odd minor units go to the largest remainders, ties to the earlier.
 * @throws RangeError when nobody has a share or the price is negative
 */
export function splitSale(
  gross: Money,
  { taxPoints, feePoints, shares }: { taxPoints: BasisPoints; feePoints: BasisPoints; shares: readonly BasisPoints[] },
): SaleSplit {
  const tax = taxIn(gross, taxPoints)
  const net = money(gross.minor - tax.minor, gross.currency)
  const fee = feeOf(net, feePoints)
  const rest = money(net.minor - fee.minor, gross.currency)
  return { tax, fee, parts: allocate(rest, shares.map(BigInt)) }
}
