import type { Money } from '@/core/money'
import { chartOf, type Book } from './chart'
import { buildEntry, type Entry } from './entry'

// What is posted of stars bought, given, given back and owed. docs/money.md has the same as a table, and a test reads it.

/** Stars that a person paid for: no tax now, for what they will buy is not known; it is due when they are spent. */
export function topUpEntry(topUp: {
  orderId: string
  userId: string
  book: Book
  provider: string
  amount: Money
}): Entry {
  const chart = chartOf(topUp.book, topUp.amount.currency)
  return buildEntry({
    key: `topup:${topUp.orderId}`,
    kind: 'topup',
    orderId: topUp.orderId,
    sides: [
      { account: chart.received(topUp.provider), minor: topUp.amount.minor },
      { account: chart.wallet(topUp.userId, 'paid'), minor: -topUp.amount.minor },
    ],
  })
}

/** Stars that were paid for and not used go back as money, by the way it came. @param ref The bank's or the processor's reference. */
export function topUpBackEntry(back: {
  paymentId: string
  userId: string
  book: Book
  provider: string
  amount: Money
  ref: string
}): Entry {
  const chart = chartOf(back.book, back.amount.currency)
  return buildEntry({
    key: `sent_back:${back.paymentId}:topup:${back.ref}`,
    kind: 'topup_back',
    note: back.ref,
    sides: [
      { account: chart.wallet(back.userId, 'paid'), minor: back.amount.minor },
      { account: chart.received(back.provider), minor: -back.amount.minor },
    ],
  })
}

interface StarsBack {
  refundId: string
  orderId: string
  userId: string
  book: Book
  amount: Money
}

/** Unused stars that were paid for are to go back as money: out of the wallet, so that nobody spends them meanwhile. */
export function starsSetApartEntry({ refundId, orderId, userId, book, amount }: StarsBack): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `apart:${refundId}`,
    kind: 'stars_set_apart',
    orderId,
    sides: [
      { account: chart.wallet(userId, 'paid'), minor: amount.minor },
      { account: chart.wallet(userId, 'back'), minor: -amount.minor },
    ],
  })
}

/** They went back, by the way the top-up was paid. */
export function starsRefundedEntry({
  refundId,
  orderId,
  userId,
  book,
  amount,
  provider,
}: StarsBack & { provider: string }): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `refund:${refundId}`,
    kind: 'stars_refunded',
    orderId,
    sides: [
      { account: chart.wallet(userId, 'back'), minor: amount.minor },
      { account: chart.received(provider), minor: -amount.minor },
    ],
  })
}

/** Stars that the shop gives: its own expense, and spent first. */
export function starsGivenEntry(given: {
  key: string
  userId: string
  book: Book
  amount: Money
  note: string
}): Entry {
  const chart = chartOf(given.book, given.amount.currency)
  return buildEntry({
    key: `stars:${given.key}`,
    kind: 'stars_given',
    note: given.note,
    sides: [
      { account: chart.promo(), minor: given.amount.minor },
      { account: chart.wallet(given.userId, 'promo'), minor: -given.amount.minor },
    ],
  })
}

/** What a person owes for stars goes off those he has; below zero it is given back to him. @param cause Why it was looked at. */
export function starsSquaredEntry({
  cause,
  orderId,
  userId,
  book,
  amount,
}: {
  cause: string
  orderId: string
  userId: string
  book: Book
  amount: Money
}): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `square:${cause}`,
    kind: 'stars_squared',
    orderId,
    sides: [
      { account: chart.wallet(userId, 'paid'), minor: amount.minor },
      { account: chart.starsOwed(userId), minor: -amount.minor },
    ],
  })
}
