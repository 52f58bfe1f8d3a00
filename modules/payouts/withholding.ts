import { money, type Money } from '@/core/money'
import { WHOLE, type BasisPoints } from '@/core/percent'

/** What is kept back of payouts to people of a country, from a day on. */
export interface WithholdingRate {
  country: string
  fromDay: Date
  points: BasisPoints
  /** For whom a treaty lowers it, and whose form was seen. */
  treatyPoints: BasisPoints
}

/** Where a person pays tax, and until when a treaty lowers what is kept back. */
export interface TaxHome {
  country: string
  treatyUntil: Date | null
}

/** What would be kept back of one payout. */
export interface Withholding {
  country: string
  points: BasisPoints
  treaty: boolean
}

/** What applies to a person on a day. Nothing for a country that is not in the table. */
export function withholdingOf(home: TaxHome, rate: WithholdingRate | undefined, day: Date): Withholding {
  const treaty = home.treatyUntil !== null && day.getTime() < home.treatyUntil.getTime() + 86_400_000
  return { country: home.country, points: (treaty ? rate?.treatyPoints : rate?.points) ?? 0, treaty }
}

/** Rounded down: the odd cent is the artist's, as with the fee. */
export function withheldOf(amount: Money, points: BasisPoints): Money {
  return money((amount.minor * BigInt(points)) / BigInt(WHOLE), amount.currency)
}
