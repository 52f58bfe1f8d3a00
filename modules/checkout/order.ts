import type { Money } from '@/core/money'
import type { Account } from '@/modules/ledger/chart'
import { saleEntry } from '@/modules/ledger/entries'
import type { Entry } from '@/modules/ledger/entry'
import { writeSeen } from './quote'

/**
 * The states of an order. Money that comes late makes a canceled or expired one paid after all: it was taken, so it counts.
 * Refunded is one whose lines all went back whole; should its bank send that back, it is paid again.
 */
export const ORDER_STATES = ['created', 'paid', 'canceled', 'expired', 'refunded'] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** Every move an order can make; a trigger (`keep_order`) holds the same table. */
export const ORDER_MOVES: Record<OrderState, readonly OrderState[]> = {
  created: ['paid', 'canceled', 'expired'],
  canceled: ['paid'],
  expired: ['paid'],
  paid: ['refunded'],
  refunded: ['paid'],
}

/**
 * The version of the words a buyer agrees to: immediate delivery, and with it the end of the right to withdraw
 * (`checkout.consent` in messages/<locale>.json). A change of the words is a new version here.
 */
export const CONSENT_VERSION = '2026-11-24'

export interface OrderShare {
  userId: string
  name: string
  part: string
  points: number
  amount: Money
}

export interface OrderLine {
  id: string
  packId: string
  versionId: string
  title: string
  artistId: string
  coverKey: string | null
  gross: Money
  /** What a code took off before. */
  discount: Money
  tax: Money
  taxPoints: number
  fee: Money
  feePoints: number
  /** What went back of it so far. */
  refunded: Money
  shares: OrderShare[]
}

/** An order as it was agreed: nothing in it but the state and its dates ever changes. */
export interface Order {
  id: string
  buyerId: string
  /** Packs, or stars for a wallet: then it has no lines. */
  kind: 'packs' | 'topup'
  state: OrderState
  total: Money
  country: string
  provider: string
  test: boolean
  /** For somebody else: whoever claims its link gets the pack. */
  gift: boolean
  locale: string
  consentText: string
  createdAt: Date
  paidAt: Date | null
  expiresAt: Date | null
  lines: OrderLine[]
}

/** What the payment of an order will post. @param from Out of which pots, for one paid with stars. */
export function orderEntry(
  order: Pick<Order, 'id' | 'test' | 'provider' | 'country' | 'total' | 'lines'>,
  from?: { account: Account; minor: bigint }[],
): Entry {
  return saleEntry({
    orderId: order.id,
    book: order.test ? 'test' : 'live',
    provider: order.provider,
    country: order.country,
    total: order.total,
    ...(from && { from }),
    lines: order.lines.map(({ id, tax, fee, shares }) => ({
      id,
      tax,
      fee,
      shares: shares.map(({ userId, amount }) => ({ userId, part: amount })),
    })),
  })
}

/** What the buyer of this order saw, from what it kept. */
export function seenIn({ lines, country }: Order): string {
  return writeSeen(lines.map((line) => ({ packId: line.packId, quote: { ...line, country } })))
}

/** What is bought, in words of no language: names of packs, or stars. */
export function titlesOf({ kind, total, lines }: Pick<Order, 'kind' | 'total' | 'lines'>): string[] {
  return kind === 'topup' ? [`★ ${total.minor}`] : lines.map((line) => line.title)
}
