import { money, type Money } from '@/core/money'
import { env } from '@/infra/env'
import type { Book } from '@/modules/ledger/chart'
import { wallet } from '@/modules/payments/wallet-provider'

/** A top-up below this would be eaten by the processor's part of it; in minor units. */
export const LEAST_TOP_UP = 500n
export const MOST_TOP_UP = 20_000n

/** The stars a person has: what the shop gave is spent first. */
export interface Stars {
  paid: Money
  promo: Money
}

/** The book that stars are kept in: play money where the shop takes play money. */
export function walletBook(): Book {
  return wallet.caps.test ? 'test' : 'live'
}

export function starsOf(row: { paidMinor: bigint; promoMinor: bigint } | undefined): Stars {
  return {
    paid: money(row?.paidMinor ?? 0n, env.SHOP_CURRENCY),
    promo: money(row?.promoMinor ?? 0n, env.SHOP_CURRENCY),
  }
}

/** How a sum is taken out of a wallet: given stars first. Undefined when there are too few. */
export function takeFrom({ paid, promo }: Stars, total: bigint): { promo: bigint; paid: bigint } | undefined {
  const given = promo.minor < total ? promo.minor : total
  return total - given > paid.minor ? undefined : { promo: given, paid: total - given }
}
