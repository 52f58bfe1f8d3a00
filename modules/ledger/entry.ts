import type { Account, Book } from './chart'

export const ENTRY_KINDS = [
  'sale',
  'unmatched',
  'sent_back',
  'provider_fee',
  'provider_charge',
  'to_bank',
  'refund',
  'dispute_opened',
  'dispute_held',
  'dispute_lost',
  'dispute_won',
  'release',
  'payout_asked',
  'payout_paid',
  'payout_stopped',
  'payout_returned',
  'payout_fee',
  'topup',
  'topup_back',
  'stars_set_apart',
  'stars_refunded',
  'stars_given',
  'stars_held',
  'stars_lost',
  'stars_won',
  'stars_squared',
  'surplus_held',
  'surplus_lost',
  'surplus_won',
  'reversal',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** The kinds that say what a sale brought: itself, what went back of it, and their taking back. Others only move it about. */
export const SALE_KINDS = ['sale', 'refund', 'dispute_lost', 'reversal'] as const satisfies readonly EntryKind[]

/** One side of an entry: debit +, credit −, in minor units of the account's currency. */
export interface EntrySide {
  account: Account
  minor: bigint
  /** The order line it speaks of. */
  lineId?: string
}

export interface EntryDraft {
  /** Names the fact: the same key is posted once, whoever tries again. */
  key: string
  kind: EntryKind
  sides: readonly EntrySide[]
  orderId?: string
  reversesId?: string
  note?: string
}

/** A posting as it travels to the database; the amount is decimal text, for JSON has no integers of this size. */
export interface PlannedPosting {
  path: string
  kind: Account['kind']
  currency: string
  minor: string
  ownerId?: string
  guarded?: true
  lineId?: string
}

/** An entry that balances. It is plain JSON, so that an order can carry the entry its payment will post. */
export interface Entry {
  key: string
  kind: EntryKind
  book: Book
  orderId?: string
  reversesId?: string
  note?: string
  postings: PlannedPosting[]
}

/**
 * Build an entry. Sides of nothing are left out (a tax of 0 moves no money).
 * @throws RangeError when it does not sum to zero in each currency, or fewer than two sides move anything
 * @throws TypeError when its accounts are of two books
 */
export function buildEntry({ sides, ...fact }: EntryDraft): Entry {
  const moving = sides.filter((side) => side.minor !== 0n)
  const [first] = moving
  if (!first || moving.length < 2) throw new RangeError(`${fact.key}: an entry needs two sides or more`)

  const sums = new Map<string, bigint>()
  for (const { account, minor } of moving) {
    if (account.book !== first.account.book) throw new TypeError(`${fact.key}: ${account.path} is of another book`)
    sums.set(account.currency, (sums.get(account.currency) ?? 0n) + minor)
  }
  for (const [currency, left] of sums)
    if (left !== 0n) throw new RangeError(`${fact.key}: does not balance, ${left} ${currency} left over`)

  return {
    ...fact,
    book: first.account.book,
    postings: moving.map(({ account: { path, kind, currency, ownerId, guarded }, minor, lineId }) => ({
      path,
      kind,
      currency,
      minor: minor.toString(),
      ...(ownerId && { ownerId }),
      ...(guarded && { guarded }),
      ...(lineId && { lineId }),
    })),
  }
}
