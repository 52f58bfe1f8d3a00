import { money, type Money } from '@/core/money'
import type { Pack } from '@/modules/catalog/find-pack'
import { bearerOf, type Bearer, type Code } from '@/modules/codes/code'
import { splitSale, taxIn, type SaleSplit } from '@/modules/ledger/split-sale'
import type { BasisPoints } from '@/core/percent'

/** What a code takes off one price, and who bears it. */
export interface Discount {
  minor: bigint
  bearer: Bearer
}

interface Points {
  taxPoints: BasisPoints
  feePoints: BasisPoints
  shares: readonly BasisPoints[]
}

export interface DiscountedSplit extends SaleSplit {
  gross: Money
  /** What was really taken off. */
  discount: Money
}

/**
 * The split of a price with a discount. Of an artist's code everyone's part is of the lower price. The shop's own is borne by its
 * part alone: every artist gets what the full price would give him, the tax is that of what is paid, and the shop keeps the rest,
 * so it takes off no more than the shop has. At least one unit is left to be paid.
 */
export function splitDiscounted(price: Money, points: Points, { minor, bearer }: Discount): DiscountedSplit {
  const at = (gross: bigint) => money(gross, price.currency)
  const most = price.minor - 1n
  const wanted = minor < most ? minor : most
  if (bearer === 'all') {
    const gross = at(price.minor - wanted)
    return { ...splitSale(gross, points), gross, discount: at(wanted) }
  }
  const { parts } = splitSale(price, points)
  const artists = parts.reduce((sum, part) => sum + part.minor, 0n)
  let gross = at(price.minor - wanted)
  // What is left after tax grows by at most one unit with each unit of the price, so this ends within as many as are missing.
  for (;;) {
    const tax = taxIn(gross, points.taxPoints)
    const fee = gross.minor - tax.minor - artists
    if (fee >= 0n) return { tax, fee: at(fee), parts, gross, discount: at(price.minor - gross.minor) }
    gross = at(gross.minor - fee)
  }
}

export function discountOf(code: Pick<Code, 'ownerId'>, minor: bigint | undefined): Discount | undefined {
  return minor ? { minor, bearer: bearerOf(code) } : undefined
}

/** A line of an order as a code sees it. */
export function asDiscountable({ pack, gross }: { pack: Pick<Pack, 'id' | 'artistId' | 'pricing'>; gross: Money }) {
  return { packId: pack.id, artistId: pack.artistId, pricing: pack.pricing, price: gross }
}
