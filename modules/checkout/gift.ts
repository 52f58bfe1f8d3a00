import { sign } from '@/infra/secret'

/** How long a link of a gift works. Its giver makes a new one whenever he likes. */
export const GIFT_DAYS = 90
export const GIFT_MESSAGE_MOST = 500
export const GIFT_FROM_MOST = 60

/** What a giver says with a gift. */
export interface GiftWords {
  /** How he wants to be named; empty: not at all. His account is never shown. */
  from: string
  message: string
}

export interface Gift extends GiftWords {
  lineId: string
  orderId: string
  packId: string
  giverId: string
  turn: number
  expiresAt: Date
  claimedBy: string | null
  claimedAt: Date | null
}

/**
 * The secret part of a gift's link. Made with a key that is in no table, so that the giver can be shown it again while nobody
 * who reads the database can claim anything. A new turn is a new link, and the end of the one before.
 */
export function giftToken(lineId: string, turn: number): string {
  return sign('gift-link', `${lineId} ${turn}`)
}

export function giftEnd(now: Date): Date {
  return new Date(now.getTime() + GIFT_DAYS * 86_400_000)
}
