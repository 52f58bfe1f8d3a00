import type { Money } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPackForSale } from '@/modules/catalog/find-pack'
import { highestPrice } from '@/modules/catalog/price'
import { quoteSplit, type Quotable, type Quote } from './quote'
import { findTerms } from './terms'
import { abovePrice, belowPrice, notForSale } from './refusals'

export interface NamedQuote extends Quote {
  /** Display names in the order of the shares. */
  names: string[]
}

export async function nameQuote(quote: Quote): Promise<NamedQuote> {
  const profiles = await findProfiles(quote.shares.map((share) => share.userId))
  return { ...quote, names: quote.shares.map((share) => profiles.get(share.userId)?.displayName ?? '') }
}

/** The split that a shared page shows: for the shop's home country, and it says so. */
export async function quoteForShop(
  pack: Quotable & { artistId: string },
  gross: Money = pack.price,
): Promise<NamedQuote> {
  const terms = await findTerms(db, env.SHOP_COUNTRY, [pack.artistId])
  return nameQuote(quoteSplit(pack, terms(pack.artistId), gross))
}

/**
 * What this pack costs a buyer in this country today, and who gets it.
 * @param chosen What he wants to pay, for a pack that lets him.
 * @throws Refusal `checkout.not_for_sale` (404), `checkout.below_price`, `checkout.above_price` (422)
 */
export async function quotePack(packId: string, country: string, chosen?: Money) {
  const pack = await findPackForSale(db, packId)
  if (!pack) throw notForSale()
  const terms = await findTerms(db, country, [pack.artistId])
  const quote = quoteSplit(pack, terms(pack.artistId), payable(pack, chosen))
  return { pack, quote: await nameQuote(quote) }
}

/** What is to be paid: the price, or within its bounds what the buyer chose. */
export function payable(pack: { pricing: string; price: Money }, chosen: Money | undefined): Money {
  if (pack.pricing !== 'choose' || !chosen) return pack.price
  if (chosen.currency !== pack.price.currency || chosen.minor < pack.price.minor) throw belowPrice(pack.price)
  const most = highestPrice(pack.price.currency)
  if (chosen.minor > most.minor) throw abovePrice(most)
  return chosen
}
