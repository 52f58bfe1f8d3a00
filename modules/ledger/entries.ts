import type { Money } from '@/core/money'
import { chartOf, type Account, type AccountKind, type Book } from './chart'
import { buildEntry, type Entry } from './entry'
import type { Owed } from './split-back'

// What each event posts. docs/money.md has the same as a table, and a test reads it.

/** A paid order: what came in belongs to the state, the platform and the people who made the pack. */
export function saleEntry(sale: {
  orderId: string
  book: Book
  provider: string
  country: string
  total: Money
  /** Where the money is from, if not all of it from the provider: the stars of a wallet. */
  from?: readonly { account: Account; minor: bigint }[]
  lines: readonly { id: string; tax: Money; fee: Money; shares: readonly { userId: string; part: Money }[] }[]
}): Entry {
  const chart = chartOf(sale.book, sale.total.currency)
  return buildEntry({
    key: `sale:${sale.orderId}`,
    kind: 'sale',
    orderId: sale.orderId,
    sides: [
      ...(sale.from ?? [{ account: chart.received(sale.provider), minor: sale.total.minor }]),
      ...sale.lines.flatMap(({ id: lineId, tax, fee, shares }) => [
        { account: chart.tax(sale.country), minor: -tax.minor, lineId },
        { account: chart.fee(), minor: -fee.minor, lineId },
        ...shares.map(({ userId, part }) => ({ account: chart.pending(userId), minor: -part.minor, lineId })),
      ]),
    ],
  })
}

/**
 * Money that came but fits no order that waits for it.
 * @param captured All that this payment has brought so far, this money included: tells a second surplus from the first.
 */
export function unmatchedEntry(money: {
  paymentId: string
  orderId: string
  book: Book
  provider: string
  amount: Money
  captured: bigint
}): Entry {
  const chart = chartOf(money.book, money.amount.currency)
  return buildEntry({
    key: `unmatched:${money.paymentId}:${money.captured}`,
    kind: 'unmatched',
    orderId: money.orderId,
    sides: [
      { account: chart.received(money.provider), minor: money.amount.minor },
      { account: chart.unmatched(money.provider), minor: -money.amount.minor },
    ],
  })
}

/** Unmatched money that was sent back to whom it came from. @param captured As of the newest surplus that is sent back. */
export function sentBackEntry(money: {
  paymentId: string
  orderId: string
  book: Book
  provider: string
  amount: Money
  captured: bigint
  note: string
}): Entry {
  const chart = chartOf(money.book, money.amount.currency)
  return buildEntry({
    key: `sent_back:${money.paymentId}:${money.captured}`,
    kind: 'sent_back',
    orderId: money.orderId,
    note: money.note,
    sides: [
      { account: chart.unmatched(money.provider), minor: money.amount.minor },
      { account: chart.received(money.provider), minor: -money.amount.minor },
    ],
  })
}

/**
 * A refund of a sale, whole or in part: everyone it went to gives back his part of it (`splitBack`), and the buyer gets it
 * by the way he paid. @param from Where it is paid out of, in all as much as is given back.
 */
export function refundEntry(refund: {
  refundId: string
  orderId: string
  back: readonly Owed[]
  from: readonly { account: Account; minor: bigint }[]
}): Entry {
  return buildEntry({
    key: `refund:${refund.refundId}`,
    kind: 'refund',
    orderId: refund.orderId,
    sides: [...refund.back, ...refund.from.map(({ account, minor }) => ({ account, minor: -minor }))],
  })
}

/** What a processor keeps of a payment. @param move Its own name for the movement in its books. */
export function providerFeeEntry(fee: {
  move: string
  orderId: string
  book: Book
  provider: string
  amount: Money
}): Entry {
  const chart = chartOf(fee.book, fee.amount.currency)
  return buildEntry({
    key: `pf:${fee.move}`,
    kind: 'provider_fee',
    orderId: fee.orderId,
    sides: [
      { account: chart.providerFee(), minor: fee.amount.minor },
      { account: chart.received(fee.provider), minor: -fee.amount.minor },
    ],
  })
}

/**
 * What a processor or the bank charges for no single payment, or gives back of that (an amount below zero): the shop bears it.
 * @param move Its own name for the movement; of the bank, our name for the line of its statement.
 */
export function providerChargeEntry(charge: {
  move: string
  book: Book
  provider: string
  amount: Money
  note: string
}): Entry {
  const chart = chartOf(charge.book, charge.amount.currency)
  return buildEntry({
    key: `charge:${charge.provider}:${charge.move}`,
    kind: 'provider_charge',
    note: charge.note,
    sides: [
      { account: chart.providerCharge(), minor: charge.amount.minor },
      { account: chart.received(charge.provider), minor: -charge.amount.minor },
    ],
  })
}

/** A processor sent what it owes the shop to the operator's bank. @param ref Its name for that. */
export function toBankEntry({
  ref,
  book,
  provider,
  amount,
}: {
  ref: string
  book: Book
  provider: string
  amount: Money
}): Entry {
  // prettier-ignore
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `psppo:${ref}`,
    kind: 'to_bank',
    note: ref,
    sides: [
      { account: chart.received('manual'), minor: amount.minor },
      { account: chart.received(provider), minor: -amount.minor },
    ],
  })
}

/** A person's sales of one day have waited out the hold. @param day The day of the sales, `2026-11-24`. */
export function releaseEntry(release: { userId: string; book: Book; amount: Money; day: string }): Entry {
  const chart = chartOf(release.book, release.amount.currency)
  const pending = chart.pending(release.userId)
  return buildEntry({
    key: `rel:${pending.path}:${release.day}`,
    kind: 'release',
    sides: [
      { account: pending, minor: release.amount.minor },
      { account: chart.available(release.userId), minor: -release.amount.minor },
    ],
  })
}

/** The exact counterpart of an entry that was posted, which takes it back. */
export function reversalEntry(
  entry: { id: string; book: string; orderId: string | null },
  postings: readonly {
    account: { path: string; kind: string; currency: string; ownerId: string | null }
    amountMinor: bigint
    lineId: string | null
  }[],
  note: string,
): Entry {
  return {
    key: `reversal:${entry.id}`,
    kind: 'reversal',
    book: entry.book as Book,
    reversesId: entry.id,
    note,
    ...(entry.orderId && { orderId: entry.orderId }),
    postings: postings.map(({ account, amountMinor, lineId }) => ({
      path: account.path,
      kind: account.kind as AccountKind,
      currency: account.currency,
      minor: (-amountMinor).toString(),
      ...(account.ownerId && { ownerId: account.ownerId }),
      ...(lineId && { lineId }),
    })),
  }
}
