import type { Money } from '@/core/money'
import { quoteForShop } from '@/modules/checkout/quote-pack'
import { quoteParts } from '@/modules/checkout/ui/quote-parts'
import type { SplitPart } from '@/ui/split-bar'
import type { Hand } from './reads'

/** The parts of a price for the shop's home country, computed by the function that posts them, in words. */
export async function splitParts(price: Money, hands: readonly Hand[]): Promise<SplitPart[]> {
  const shares = hands.map(({ id: userId, points, part }) => ({ userId, points, part }))
  return quoteParts(await quoteForShop({ price, shares }))
}
