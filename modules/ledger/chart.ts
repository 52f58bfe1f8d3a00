/** Real money and play money never meet: every account and every entry is in one of two books. */
export type Book = 'live' | 'test'

export type AccountKind = 'asset' | 'liability' | 'income' | 'expense'

/** An account of the chart, as entries name it. It is opened by the first entry that uses it. */
export interface Account {
  path: string
  book: Book
  kind: AccountKind
  currency: string
  ownerId?: string
  /** May never be overdrawn; the database refuses the entry that would. */
  guarded?: true
}

const charts = new Map<string, ReturnType<typeof draw>>()

/**
 * The chart of accounts for one book and one currency (docs/money.md explains each). A path ends in its currency;
 * paths of the test book begin with `test:`.
 */
export function chartOf(book: Book, currency: string): ReturnType<typeof draw> {
  const known = charts.get(`${book} ${currency}`)
  if (known) return known
  const chart = draw(book, currency)
  charts.set(`${book} ${currency}`, chart)
  return chart
}

function draw(book: Book, currency: string) {
  const account = (name: string, kind: AccountKind, more: Pick<Account, 'ownerId' | 'guarded'> = {}): Account => ({
    path: `${book === 'test' ? 'test:' : ''}${name}:${currency}`,
    book,
    kind,
    currency,
    ...more,
  })
  return {
    /** What has reached us: a processor's balance, or for `manual` the operator's own bank account. */
    received: (provider: string) => account(provider === 'manual' ? 'bank' : `psp:${provider}`, 'asset'),
    /** A person's earnings that still wait out the hold. May go below zero: a refund after the hold. */
    pending: (userId: string) => account(`payable:${userId}:pending`, 'liability', { ownerId: userId }),
    /** A person's earnings that can be paid out. */
    available: (userId: string) =>
      account(`payable:${userId}:available`, 'liability', { ownerId: userId, guarded: true }),
    /** A payout that a person asked for and that has not left: his still, and no longer to be asked for. */
    inTransit: (payoutId: string, userId: string) =>
      account(`in_transit:${payoutId}`, 'liability', { ownerId: userId, guarded: true }),
    /** A person's earnings that a buyer's bank has taken back for now. */
    held: (userId: string) => account(`payable:${userId}:held`, 'liability', { ownerId: userId }),
    /** What a buyer's bank has taken and may give back. */
    disputeReceivable: (disputeId: string) => account(`dispute_receivable:${disputeId}`, 'asset'),
    /** What processors keep of payments: the shop's to bear, out of its own fee. */
    providerFee: () => account('psp_fee', 'expense'),
    disputeFee: () => account('dispute_fee', 'expense'),
    /** What processors and banks charge for payouts: the shop's to bear. */
    payoutFee: () => account('payout_fee', 'expense'),
    /** What processors and banks charge for no single payment: an account, a service. The shop's to bear. */
    providerCharge: () => account('provider_charge', 'expense'),
    /** What nobody else bears. */
    loss: () => account('loss', 'expense'),
    /** Tax kept back of payouts to people of a country, owed to the state that asks for it. */
    withholding: (country: string) => account(`withholding:${country}`, 'liability'),
    tax: (country: string) => account(`tax:${country}`, 'liability'),
    fee: () => account('fee:sales', 'income'),
    /**
     * A person's stars: `paid` for, or `promo`, given by the shop; `back` are paid ones on their way back to him as money, `held`
     * those whose money his bank has taken back for now. Owed as packs, or as money while unused and paid for.
     */
    wallet: (userId: string, pot: 'paid' | 'promo' | 'back' | 'held') =>
      account(`wallet:${userId}:${pot}`, 'liability', { ownerId: userId, guarded: true }),
    /** What a person owes since his bank took back the money of stars that he had spent. */
    starsOwed: (userId: string) => account(`stars_owed:${userId}`, 'asset', { ownerId: userId }),
    /** What the shop gives away. */
    promo: () => account('promo', 'expense'),
    /** Money that fits no order: a wrong amount, a second payment. It is the payer's until someone decides. */
    unmatched: (provider: string) => account(`unmatched:${provider}`, 'liability'),
    /** Of that, what its payer's bank has taken back for now. */
    unmatchedHeld: (provider: string) => account(`unmatched_held:${provider}`, 'liability'),
  }
}
