import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { money } from '@/core/money'
import { chartOf, type Account } from './chart'
import {
  disputeHeldEntry,
  disputeLostEntry,
  disputeOpenedEntry,
  disputeWonEntry,
  starsHeldEntry,
  starsLostEntry,
  starsWonEntry,
  surplusHeldEntry,
  surplusLostEntry,
  surplusWonEntry,
} from './dispute-entries'
import {
  providerChargeEntry,
  providerFeeEntry,
  refundEntry,
  releaseEntry,
  reversalEntry,
  saleEntry,
  sentBackEntry,
  toBankEntry,
  unmatchedEntry,
} from './entries'
import {
  payoutAskedEntry,
  payoutFeeEntry,
  payoutPaidEntry,
  payoutReturnedEntry,
  payoutStoppedEntry,
} from './payout-entries'
import {
  starsGivenEntry,
  starsSquaredEntry,
  starsRefundedEntry,
  starsSetApartEntry,
  topUpBackEntry,
  topUpEntry,
} from './star-entries'
import { ENTRY_KINDS, type Entry, type EntryKind } from './entry'
import { splitBack } from './split-back'
import { splitSale } from './split-sale'

// docs/money.md says what each event posts; here it is read and compared with what the code posts.

const document = readFileSync('docs/money.md', 'utf8')

/** The rows of the first table after a heading, cell by cell. */
function tableAfter(heading: string): string[][] {
  const rows = document.slice(document.indexOf(`## ${heading}`)).match(/(?:^\|.*\n)+/m)?.[0] ?? ''
  return rows
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim())) // prettier-ignore
}

const code = (cell: string) => /`([^`]+)`/.exec(cell)?.[1] ?? ''

describe('the chart of accounts', () => {
  const chart = chartOf('live', 'USD')
  const accounts: Record<keyof typeof chart, Account[]> = {
    received: [chart.received('{provider}'), chart.received('manual')],
    pending: [chart.pending('{A}')],
    available: [chart.available('{A}')],
    held: [chart.held('{A}')],
    disputeReceivable: [chart.disputeReceivable('{dispute}')],
    providerFee: [chart.providerFee()],
    disputeFee: [chart.disputeFee()],
    payoutFee: [chart.payoutFee()],
    providerCharge: [chart.providerCharge()],
    loss: [chart.loss()],
    inTransit: [chart.inTransit('{payout}', '{A}')],
    withholding: [chart.withholding('{country}')],
    tax: [chart.tax('{country}')],
    fee: [chart.fee()],
    wallet: [
      chart.wallet('{A}', 'paid'),
      chart.wallet('{A}', 'promo'),
      chart.wallet('{A}', 'back'),
      chart.wallet('{A}', 'held'),
    ],
    starsOwed: [chart.starsOwed('{A}')],
    promo: [chart.promo()],
    unmatched: [chart.unmatched('{provider}')],
    unmatchedHeld: [chart.unmatchedHeld('{provider}')],
  }
  const written = tableAfter('Chart of accounts').map(([path = '', kind = '', guarded = '']) => [
    code(path),
    kind,
    guarded === 'yes',
  ])

  test('is the one in the document, kinds and guards included', () => {
    const built = Object.values(accounts)
      .flat()
      .map(({ path, kind, guarded }) => [path, kind, guarded === true])
    const byPath = (rows: unknown[][]) => new Map(rows.map(([path, ...rest]) => [path, rest]))
    expect(byPath(written)).toEqual(byPath(built))
  })
})

/** What a sale brought each of those it went to. */
const owedOf = (sale: Entry) =>
  sale.postings
    .filter((posting) => posting.lineId)
    .map(({ lineId = '', minor, path, kind, currency, ownerId }) => ({
      lineId,
      account: { path, book: sale.book, kind, currency, ...(ownerId && { ownerId }) },
      minor: -BigInt(minor),
    }))

describe('what each event posts', () => {
  const [G, p] = [money(299n, 'USD'), 2_000]
  const { tax, fee, parts } = splitSale(G, { taxPoints: 2_000, feePoints: p, shares: [7_000, 3_000] })
  const sale = saleEntry({
    orderId: '{order}',
    book: 'live',
    provider: 'stripe',
    country: 'FR',
    total: G,
    lines: [
      { id: 'line', tax, fee, shares: parts.map((part, index) => ({ userId: index === 0 ? '{A}' : '{B}', part })) },
    ],
  })
  const surplus = {
    paymentId: '{payment}',
    orderId: '{order}',
    book: 'live',
    provider: 'stripe',
    amount: G,
    captured: G.minor,
  } as const
  const dispute = { disputeId: '{dispute}', orderId: '{order}', book: 'live' } as const
  const starsBack = {
    refundId: '{refund}',
    orderId: '{order}',
    userId: '{A}',
    book: 'live',
    amount: money(201n, 'USD'),
  } as const
  const [worth, held] = [money(500n, 'USD'), 201n]
  const ofStars = { ...dispute, userId: '{A}', amount: worth, held }
  const ofSurplus = { ...dispute, paymentId: '{payment}', provider: 'stripe', amount: G, held: 299n }
  const payout = { payoutId: '{payout}', userId: '{A}', book: 'live', amount: money(1_400n, 'USD') } as const
  // Typed by kind: a new kind of entry does not compile until it stands here, and does not pass until it stands there.
  const entries: Record<EntryKind, Entry> = {
    sale,
    unmatched: unmatchedEntry(surplus),
    sent_back: sentBackEntry({ ...surplus, note: '' }),
    refund: refundEntry({
      refundId: '{refund}',
      orderId: '{order}',
      back: splitBack(100n, owedOf(sale)),
      from: [{ account: chartOf('live', 'USD').received('stripe'), minor: 100n }],
    }),
    provider_fee: providerFeeEntry({
      move: '{balance_transaction}',
      orderId: '{order}',
      book: 'live',
      provider: 'stripe',
      amount: money(39n, 'USD'),
    }),
    provider_charge: providerChargeEntry({
      move: '{movement}',
      book: 'live',
      provider: 'stripe',
      amount: money(1_000n, 'USD'),
      note: '',
    }),
    to_bank: toBankEntry({ ref: '{transfer}', book: 'live', provider: 'stripe', amount: money(5_000n, 'USD') }),
    dispute_opened: disputeOpenedEntry({ ...dispute, provider: 'stripe', amount: G, fee: money(1_500n, 'USD') }),
    dispute_held: disputeHeldEntry({ ...dispute, parts: owedOf(sale) }) ?? sale,
    dispute_lost: disputeLostEntry({ ...dispute, parts: owedOf(sale), amount: G }),
    dispute_won: disputeWonEntry({
      ...dispute,
      provider: 'stripe',
      parts: owedOf(sale),
      amount: G,
      feeBack: money(0n, 'USD'),
      released: false,
    }),
    release: releaseEntry({ userId: '{A}', book: 'live', amount: money(140n, 'USD'), day: '2026-11-24' }),
    payout_asked: payoutAskedEntry(payout),
    payout_paid: payoutPaidEntry({ ...payout, provider: 'manual', ref: '' }),
    payout_stopped: payoutStoppedEntry({ ...payout, note: '' }),
    payout_returned: payoutReturnedEntry({ ...payout, provider: 'manual', note: '' }),
    payout_fee: payoutFeeEntry({ ...payout, provider: 'manual', amount: money(35n, 'USD'), note: '' }),
    topup: topUpEntry({
      orderId: '{order}',
      userId: '{A}',
      book: 'live',
      provider: 'stripe',
      amount: money(500n, 'USD'),
    }),
    topup_back: topUpBackEntry({
      paymentId: '{payment}',
      userId: '{A}',
      book: 'live',
      provider: 'stripe',
      amount: money(201n, 'USD'),
      ref: '{ref}',
    }),
    stars_set_apart: starsSetApartEntry(starsBack),
    stars_refunded: starsRefundedEntry({ ...starsBack, provider: 'stripe' }),
    stars_given: starsGivenEntry({ key: '{key}', userId: '{A}', book: 'live', amount: money(50n, 'USD'), note: '' }),
    stars_held: starsHeldEntry(ofStars),
    stars_lost: starsLostEntry({ ...ofStars, owed: 299n }),
    stars_won: starsWonEntry(ofStars),
    stars_squared: starsSquaredEntry({ cause: '{order}', orderId: '{order}', userId: '{A}', book: 'live', amount: G }),
    surplus_held: surplusHeldEntry(ofSurplus),
    surplus_lost: surplusLostEntry(ofSurplus),
    surplus_won: surplusWonEntry(ofSurplus),
    reversal: reversalEntry(
      { id: '{entry}', book: 'live', orderId: '{order}' },
      sale.postings.map(({ path, kind, currency, ownerId, lineId, minor }) => ({
        account: { path, kind, currency, ownerId: ownerId ?? null },
        amountMinor: BigInt(minor),
        lineId: lineId ?? null,
      })),
      '',
    ),
  }
  const rows = new Map(tableAfter('What each event posts').map((cells) => [code(cells[1] ?? ''), cells]))

  test('has a row for every kind of entry, and no other', () => {
    expect([...rows.keys()].toSorted()).toEqual([...ENTRY_KINDS].toSorted())
  })

  test.each(ENTRY_KINDS)('a %s is posted as the document says', (kind) => {
    const [, , key = '', debit = '', credit = ''] = rows.get(kind) ?? []
    const { key: built, postings } = entries[kind]
    const side = (sign: 1n | -1n) =>
      postings
        .filter(({ minor }) => BigInt(minor) * sign > 0n)
        .map(({ path, minor }) => `\`${path}\` ${BigInt(minor) * sign}`)
        .join(', ')
    expect({ key: code(key), debit, credit }).toEqual({ key: built, debit: side(1n), credit: side(-1n) })
  })
})
