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

interface DisputeFact {
  disputeId: string
  orderId: string
  book: Book
}

/** A buyer's bank took a payment back, and the provider its fee: the one may come back, the other is gone. */
export function disputeOpenedEntry({
  disputeId,
  orderId,
  book,
  provider,
  amount,
  fee,
}: DisputeFact & { provider: string; amount: Money; fee: Money }): Entry {
  // prettier-ignore
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `disp:${disputeId}`,
    kind: 'dispute_opened',
    orderId,
    sides: [
      { account: chart.disputeReceivable(disputeId), minor: amount.minor },
      { account: chart.disputeFee(), minor: fee.minor },
      { account: chart.received(provider), minor: -amount.minor - fee.minor },
    ],
  })
}

/** What people earned by it is held until the dispute is over. Undefined when nobody earned anything. */
export function disputeHeldEntry({
  disputeId,
  orderId,
  book,
  parts,
}: DisputeFact & { parts: readonly Owed[] }): Entry | undefined {
  // prettier-ignore
  const people = parts.flatMap(({ lineId, account, minor }) => {
    if (!account.ownerId) return []
    const held = chartOf(book, account.currency).held(account.ownerId)
    return [
      { account, minor, lineId },
      { account: held, minor: -minor, lineId },
    ]
  })
  if (people.length === 0) return undefined
  return buildEntry({ key: `disphold:${disputeId}`, kind: 'dispute_held', orderId, sides: people })
}

/** The money is lost: everyone bears his part, and the shop what had gone back to the buyer before. */
export function disputeLostEntry({
  disputeId,
  orderId,
  book,
  parts,
  amount,
}: DisputeFact & { parts: readonly Owed[]; amount: Money }): Entry {
  // prettier-ignore
  const chart = chartOf(book, amount.currency)
  const borne = parts.reduce((sum, { minor }) => sum + minor, 0n)
  return buildEntry({
    key: `displost:${disputeId}`,
    kind: 'dispute_lost',
    orderId,
    sides: [
      ...parts.map(({ lineId, account, minor }) => ({
        account: account.ownerId ? chart.held(account.ownerId) : account,
        minor,
        lineId,
      })),
      { account: chart.loss(), minor: amount.minor - borne },
      { account: chart.disputeReceivable(disputeId), minor: -amount.minor },
    ],
  })
}

/**
 * The money came back: what was held is its people's again.
 * @param released The sale has waited out the hold meanwhile: it can be paid out at once.
 */
export function disputeWonEntry({
  disputeId,
  orderId,
  book,
  provider,
  parts,
  amount,
  feeBack,
  released,
}: DisputeFact & {
  provider: string
  parts: readonly Owed[]
  amount: Money
  feeBack: Money
  released: boolean
}): Entry {
  // prettier-ignore
  const chart = chartOf(book, amount.currency)
  const people = parts.flatMap(({ lineId, account: { ownerId }, minor }) => {
    if (!ownerId) return []
    const back = released ? chart.available(ownerId) : chart.pending(ownerId)
    return [
      { account: chart.held(ownerId), minor, lineId },
      { account: back, minor: -minor, lineId },
    ]
  })
  return buildEntry({
    key: `dispwon:${disputeId}`,
    kind: 'dispute_won',
    orderId,
    sides: [
      { account: chart.received(provider), minor: amount.minor + feeBack.minor },
      { account: chart.disputeReceivable(disputeId), minor: -amount.minor },
      { account: chart.disputeFee(), minor: -feeBack.minor },
      ...people,
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

interface HeldFact extends DisputeFact {
  /** What is set apart of it while the dispute is open, in minor units. */
  held: bigint
  amount: Money
}

/** A buyer's bank takes back the money of stars: those that are left are out of the wallet. */
export function starsHeldEntry({
  disputeId,
  orderId,
  book,
  userId,
  held,
  amount,
}: HeldFact & { userId: string }): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `starsheld:${disputeId}`,
    kind: 'stars_held',
    orderId,
    sides: [
      { account: chart.wallet(userId, 'paid'), minor: held },
      { account: chart.wallet(userId, 'held'), minor: -held },
    ],
  })
}

/** It is lost: the stars are gone, of those that were spent he owes the worth, and the shop bears what had gone back before. */
export function starsLostEntry({
  disputeId,
  orderId,
  book,
  userId,
  held,
  owed,
  amount,
}: HeldFact & { userId: string; owed: bigint }): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `displost:${disputeId}`,
    kind: 'stars_lost',
    orderId,
    sides: [
      { account: chart.wallet(userId, 'held'), minor: held },
      { account: chart.starsOwed(userId), minor: owed },
      { account: chart.loss(), minor: amount.minor - held - owed },
      { account: chart.disputeReceivable(disputeId), minor: -amount.minor },
    ],
  })
}

/** The money came back: the stars are in the wallet again. */
export function starsWonEntry({
  disputeId,
  orderId,
  book,
  userId,
  held,
  amount,
}: HeldFact & { userId: string }): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `starswon:${disputeId}`,
    kind: 'stars_won',
    orderId,
    sides: [
      { account: chart.wallet(userId, 'held'), minor: held },
      { account: chart.wallet(userId, 'paid'), minor: -held },
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

type SurplusFact = HeldFact & { paymentId: string; provider: string }

/** A payer's bank takes back money that is owed back to him anyway: nobody sends it meanwhile. */
export function surplusHeldEntry({ disputeId, orderId, book, paymentId, provider, held, amount }: SurplusFact): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `unmatched:${paymentId}:held:${disputeId}`,
    kind: 'surplus_held',
    orderId,
    sides: [
      { account: chart.unmatched(provider), minor: held },
      { account: chart.unmatchedHeld(provider), minor: -held },
    ],
  })
}

/** It is lost: its payer has it, and the shop bears what it had sent him before. */
export function surplusLostEntry({
  disputeId,
  orderId,
  book,
  provider,
  held,
  amount,
}: HeldFact & { provider: string }): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `displost:${disputeId}`,
    kind: 'surplus_lost',
    orderId,
    sides: [
      { account: chart.unmatchedHeld(provider), minor: held },
      { account: chart.loss(), minor: amount.minor - held },
      { account: chart.disputeReceivable(disputeId), minor: -amount.minor },
    ],
  })
}

/** The money came back: it is owed back again. */
export function surplusWonEntry({ disputeId, orderId, book, paymentId, provider, held, amount }: SurplusFact): Entry {
  const chart = chartOf(book, amount.currency)
  return buildEntry({
    key: `unmatched:${paymentId}:won:${disputeId}`,
    kind: 'surplus_won',
    orderId,
    sides: [
      { account: chart.unmatchedHeld(provider), minor: held },
      { account: chart.unmatched(provider), minor: -held },
    ],
  })
}
