import { exponentOf, money, type Money, toDecimal } from '@/core/money'
import type { Problem } from '@/core/refusal'
import { env } from '@/infra/env'

/** How a pack is priced: nothing, a rung of the ladder, or what the buyer wants above a minimum (which may be zero). */
export const PRICINGS = ['free', 'fixed', 'choose'] as const
export type Pricing = (typeof PRICINGS)[number]

export interface PackPrice {
  pricing: Pricing
  /** The price, or the least one may pay for `choose`. Tax included. */
  price: Money
  /** What the artist suggests, for `choose` only. */
  suggested?: Money | undefined
}

/** In hundredths of the currency: prices a buyer can compare at a glance, closer together where most packs are. */
const RUNGS = [99, 149, 199, 249, 299, 349, 399, 449, 499, 599, 699, 799, 899, 999, 1199, 1499, 1799, 1999] as const

/** Nobody is asked for more as a minimum, and nobody can give more, in hundredths of the currency: a slip of the finger is not a gift. */
const MOST = 10_000

/** A rung in minor units: 299 is 2.99 USD, 2.990 KWD, and ¥300, for a yen has no parts to make a price look small with. */
function inMinor(hundredths: number, currency: string): bigint {
  const places = exponentOf(currency)
  if (places === 0) return BigInt(Math.ceil(hundredths / 10) * 10)
  return BigInt(hundredths) * 10n ** BigInt(places - 2)
}

/**
 * The prices a pack can have in this currency, in minor units, lowest first.
 * @param least The smallest payment the operator takes; rungs below it are left out.
 */
export function priceLadder(currency: string, least: bigint = env.CARD_MINIMUM_MINOR): Money[] {
  return RUNGS.map((rung) => money(inMinor(rung, currency), currency)).filter((price) => price.minor >= least)
}

/** The most a buyer can choose to pay. */
export function highestPrice(currency: string): Money {
  return money(inMinor(MOST, currency), currency)
}

/**
 * What is wrong with a price, as findings to show beside it. None means that it may be asked.
 * @param least The smallest payment the operator takes, in minor units of the shop's currency.
 */
export function checkPrice(
  { pricing, price, suggested }: PackPrice,
  least: bigint = env.CARD_MINIMUM_MINOR,
): Problem[] {
  const amount = (value: Money) => `${toDecimal(value)} ${value.currency}`
  const fault = (code: string, params: Problem['params']): Problem[] => [{ code, severity: 'fault', params }]

  if (pricing === 'free') return price.minor === 0n ? [] : fault('catalog.price_of_free', { price: amount(price) })
  if (pricing === 'fixed') {
    const ladder = priceLadder(price.currency, least)
    if (ladder.some(({ minor }) => minor === price.minor)) return []
    const nearest = ladder.toSorted((a, b) => distance(a, price) - distance(b, price))[0]
    return fault('catalog.price_off_ladder', { price: amount(price), nearest: nearest ? amount(nearest) : '' })
  }
  const most = highestPrice(price.currency)
  if (price.minor > most.minor) return fault('catalog.price_high', { price: amount(price), limit: amount(most) })
  if (price.minor < 0n || (price.minor > 0n && price.minor < least))
    return fault('catalog.price_low', { price: amount(price), limit: amount(money(least, price.currency)) })
  if (!suggested) return []
  if (suggested.minor > most.minor)
    return fault('catalog.price_high', { price: amount(suggested), limit: amount(most) })
  const floor = price.minor > least ? price : money(least, price.currency)
  if (suggested.minor < floor.minor)
    return fault('catalog.suggestion_low', { price: amount(suggested), limit: amount(floor) })
  return []
}

function distance(a: Money, b: Money): number {
  return Math.abs(Number(a.minor - b.minor))
}
