import type { Money } from '@/core/money'
import { chartOf, type Account, type Book } from './chart'
import { buildEntry, type Entry, type EntryKind } from './entry'
import type { Owed } from './split-back'

// What a dispute posts, of a sale, of stars, of a surplus. docs/money.md has the same as a table, and a test reads it.

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

interface HeldFact extends DisputeFact {
  /** What is set apart of it while the dispute is open, in minor units. */
  held: bigint
  amount: Money
}

/** What is set apart for a dispute, or given back after it. */
function moveHeld(
  { orderId, held }: HeldFact,
  { key, kind, from, to }: { key: string; kind: EntryKind; from: Account; to: Account },
): Entry {
  const sides = [
    { account: from, minor: held },
    { account: to, minor: -held },
  ]
  return buildEntry({ key, kind, orderId, sides })
}

type StarsFact = HeldFact & { userId: string }

/** A buyer's bank takes back the money of stars: those that are left are out of the wallet. */
export function starsHeldEntry(fact: StarsFact): Entry {
  const { wallet } = chartOf(fact.book, fact.amount.currency)
  const [from, to] = [wallet(fact.userId, 'paid'), wallet(fact.userId, 'held')]
  return moveHeld(fact, { key: `starsheld:${fact.disputeId}`, kind: 'stars_held', from, to })
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
}: StarsFact & { owed: bigint }): Entry {
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
export function starsWonEntry(fact: StarsFact): Entry {
  const { wallet } = chartOf(fact.book, fact.amount.currency)
  const [from, to] = [wallet(fact.userId, 'held'), wallet(fact.userId, 'paid')]
  return moveHeld(fact, { key: `starswon:${fact.disputeId}`, kind: 'stars_won', from, to })
}

type SurplusFact = HeldFact & { paymentId: string; provider: string }

/** A payer's bank takes back money that is owed back to him anyway: nobody sends it meanwhile. */
export function surplusHeldEntry(fact: SurplusFact): Entry {
  const { unmatched, unmatchedHeld } = chartOf(fact.book, fact.amount.currency)
  const [from, to] = [unmatched(fact.provider), unmatchedHeld(fact.provider)]
  return moveHeld(fact, { key: `unmatched:${fact.paymentId}:held:${fact.disputeId}`, kind: 'surplus_held', from, to })
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
export function surplusWonEntry(fact: SurplusFact): Entry {
  const { unmatched, unmatchedHeld } = chartOf(fact.book, fact.amount.currency)
  const [from, to] = [unmatchedHeld(fact.provider), unmatched(fact.provider)]
  return moveHeld(fact, { key: `unmatched:${fact.paymentId}:won:${fact.disputeId}`, kind: 'surplus_won', from, to })
}
