import { money, type Money } from '@/core/money'
import type { BasisPoints } from '@/core/percent'
import { type Discount, splitDiscounted } from './discount'

export interface QuotedShare {
  userId: string
  points: BasisPoints
  /** What this person did, in the artist's words. */
  part: string
  amount: Money
}

/** What a buyer pays and where each unit of it goes. */
export interface Quote {
  /** What is paid: the price, or what was chosen, less what a code takes off. */
  gross: Money
  discount: Money
  country: string
  tax: Money
  taxPoints: BasisPoints
  fee: Money
  feePoints: BasisPoints
  shares: QuotedShare[]
}

export interface Quotable {
  price: Money
  shares: readonly { userId: string; points: BasisPoints; part: string }[]
}

/** What the split depends on besides the pack: where the buyer lives, and what the platform takes. */
export interface Terms {
  country: string
  taxPoints: BasisPoints
  feePoints: BasisPoints
}

/**
 * The split of a price. Buy button, confirm step and ledger entry all use this function: what is shown is what is posted.
 * @param price What the buyer chose to pay, where he may choose; else the pack's price.
 */
export function quoteSplit(
  pack: Quotable,
  { country, taxPoints, feePoints }: Terms,
  price: Money = pack.price,
  discounted: Discount = { minor: 0n, bearer: 'all' },
): Quote {
  const shares = pack.shares.map((share) => share.points)
  const split = splitDiscounted(price, { taxPoints, feePoints, shares }, discounted)
  const { gross, discount, tax, fee, parts } = split
  return {
    gross,
    discount,
    country,
    tax,
    taxPoints,
    fee,
    feePoints,
    shares: pack.shares.map(({ userId, points, part }, index) => ({
      userId,
      points,
      part,
      amount: parts[index] ?? money(0n, gross.currency),
    })),
  }
}

/** What is bought and for how much: a line of an order that is about to be placed. */
export interface QuotedLine {
  packId: string
  quote: Quote
}

/**
 * Quotes as the one line of text that a confirm form carries: what its reader saw. It is compared, never trusted, and
 * can be read again to say what changed. In the order of the packs' ids, so that it reads alike whoever listed them.
 */
export function writeSeen(lines: readonly QuotedLine[]): string {
  return lines
    .toSorted((a, b) => (a.packId < b.packId ? -1 : 1))
    .map(({ packId, quote }) => `${packId}|${writeQuote(quote)}`)
    .join(';')
}

function writeQuote({ gross, discount, country, tax, taxPoints, fee, feePoints, shares }: Quote): string {
  const people = shares.map(({ userId, points, amount }) => `${userId}:${points}:${amount.minor}`)
  return [
    `${gross.currency}:${gross.minor}${discount.minor > 0n ? `-${discount.minor}` : ''}`,
    `${country}:${taxPoints}:${tax.minor}`,
    `${feePoints}:${fee.minor}`,
    ...people,
  ].join('|')
}

export type Changed = 'price' | 'tax' | 'fee' | 'split'
const PLACES: readonly Changed[] = ['price', 'price', 'tax', 'fee']

/** What a buyer saw that is not so any more, the most telling part first. Undefined when all of it still holds. */
export function whatChanged(seen: string, now: readonly QuotedLine[]): Changed | undefined {
  const current = writeSeen(now)
  if (seen === current) return undefined
  const [was, is] = [seen.split(';'), current.split(';')]
  if (was.length !== is.length) return 'price'
  const places = is.flatMap((line, index) => {
    const before = was[index]?.split('|') ?? []
    const parts = line.split('|')
    const place = parts.findIndex((part, at) => part !== before[at])
    return place === -1 ? (before.length === parts.length ? [] : [PLACES.length]) : [place]
  })
  return PLACES[Math.min(...places)] ?? 'split'
}
