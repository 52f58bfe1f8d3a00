import type { Money } from '@/core/money'
import { chartOf, type Book } from './chart'
import { buildEntry, type Entry } from './entry'

// What a payout posts. docs/money.md has the same as a table, and a test reads it.

interface PayoutFact {
  payoutId: string
  userId: string
  book: Book
  amount: Money
}

/** A person asked for his money: it is set apart, so that it cannot be asked for twice. */
export function payoutAskedEntry({ payoutId, userId, book, amount }: PayoutFact): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `po:${payoutId}`,
    kind: 'payout_asked',
    sides: [
      { account: chart.available(userId), minor: amount.minor },
      { account: chart.inTransit(payoutId, userId), minor: -amount.minor },
    ],
  })
}

/** Tax kept back of a payout, by the country of whom it is for. */
export interface Withheld {
  country: string
  amount: Money
}

/**
 * It left: out of the processor's balance, or of the operator's bank account; what is kept back of it is owed to a state from
 * then on. @param ref The transfer's name there.
 */
export function payoutPaidEntry(
  payout: PayoutFact & { provider: string; ref: string; withheld?: Withheld | undefined },
): Entry {
  const chart = chartOf(payout.book, payout.amount.currency)
  return buildEntry({
    key: `popaid:${payout.payoutId}`,
    kind: 'payout_paid',
    note: payout.ref,
    sides: [
      { account: chart.inTransit(payout.payoutId, payout.userId), minor: payout.amount.minor },
      ...leftBy(payout).map(({ account, minor }) => ({ account, minor: -minor })),
    ],
  })
}

/** It did not leave (refused, or called off): it can be asked for again. */
export function payoutStoppedEntry(payout: PayoutFact & { note: string }): Entry {
  const chart = chartOf(payout.book, payout.amount.currency)
  return buildEntry({
    key: `pofail:${payout.payoutId}`,
    kind: 'payout_stopped',
    note: payout.note,
    sides: [
      { account: chart.inTransit(payout.payoutId, payout.userId), minor: payout.amount.minor },
      { account: chart.available(payout.userId), minor: -payout.amount.minor },
    ],
  })
}

/** Where a payout's money went: all of it by the provider, but what is kept back. */
function leftBy({
  book,
  amount,
  provider,
  withheld,
}: PayoutFact & { provider: string; withheld?: Withheld | undefined }) {
  const chart = chartOf(book, amount.currency)
  const kept = withheld?.amount.minor ?? 0n
  return [
    { account: chart.received(provider), minor: amount.minor - kept },
    ...(withheld ? [{ account: chart.withholding(withheld.country), minor: kept }] : []),
  ]
}

/** It left and came back: a bank sent it back days later. It can be asked for again, what was kept back of it too. */
export function payoutReturnedEntry(
  payout: PayoutFact & { provider: string; note: string; withheld?: Withheld | undefined },
): Entry {
  const chart = chartOf(payout.book, payout.amount.currency)
  return buildEntry({
    key: `poret:${payout.payoutId}`,
    kind: 'payout_returned',
    note: payout.note,
    sides: [...leftBy(payout), { account: chart.available(payout.userId), minor: -payout.amount.minor }],
  })
}

/** What the provider charged for a payout, be it that it came back later: the shop bears it. */
export function payoutFeeEntry({
  payoutId,
  book,
  provider,
  amount,
  note,
}: Omit<PayoutFact, 'userId'> & { provider: string; note: string }): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `pofee:${payoutId}`,
    kind: 'payout_fee',
    note,
    sides: [
      { account: chart.payoutFee(), minor: amount.minor },
      { account: chart.received(provider), minor: -amount.minor },
    ],
  })
}
