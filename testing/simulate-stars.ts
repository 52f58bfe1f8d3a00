import { money, type Money } from '@/core/money'
import { chartOf, type Book } from '@/modules/ledger/chart'
import {
  disputeOpenedEntry,
  disputeWonEntry,
  starsHeldEntry,
  starsLostEntry,
  starsWonEntry,
} from '@/modules/ledger/dispute-entries'
import { providerFeeEntry, toBankEntry } from '@/modules/ledger/entries'
import {
  starsGivenEntry,
  starsRefundedEntry,
  starsSetApartEntry,
  starsSquaredEntry,
  topUpBackEntry,
  topUpEntry,
} from '@/modules/ledger/star-entries'
import type { Entry } from '@/modules/ledger/entry'
import type { Choose } from './choose'
import { takenBack, type Deed, type Ledger } from './simulate-after'

// Stars and processors, for the simulation of the posting rules: wallets are filled, given to, spent and emptied, processors
// keep fees and send what they hold to the bank.

interface Place {
  turn: number
  book: Book
  provider: string
  currency: string
}

/** Where a sale is paid from: given stars first, then paid ones, as far as the wallet goes. */
export function starsFor(ledger: Ledger, userId: string, { book, currency }: Place, total: bigint) {
  const chart = chartOf(book, currency)
  const [promo, paid] = [chart.wallet(userId, 'promo'), chart.wallet(userId, 'paid')]
  const given = -ledger.balance(promo.path)
  const first = given < total ? given : total
  if (-ledger.balance(paid.path) < total - first) return undefined
  return [
    { account: promo, minor: first },
    { account: paid, minor: total - first },
  ].filter(({ minor }) => minor > 0n)
}

export function fillOrEmpty(ledger: Ledger, its: Choose, place: Place, userId: string): Deed {
  const { turn, book, provider, currency } = place
  const chart = chartOf(book, currency)
  const cash = chart.received(provider).path
  const amount = money(BigInt(its.below(20_000) + 500), currency)
  const move = its.below(5)
  if (move === 0)
    return {
      told: [topUpEntry({ orderId: `top_${turn}`, userId, book, provider, amount })],
      moved: [[cash, amount.minor]],
    }
  if (move === 1) return { told: [starsGivenEntry({ key: `key_${turn}`, userId, book, amount, note: '' })], moved: [] }
  if (move === 2) return disputed(ledger, its, place, userId, amount)
  const unused = -ledger.balance(chart.wallet(userId, 'paid').path)
  if (unused === 0n) return { told: [], moved: [] }
  const back = money(BigInt(its.below(Number(unused)) + 1), currency)
  if (move === 3) return refunded(its, place, userId, back)
  const entry = topUpBackEntry({ paymentId: `pay_${turn}`, userId, book, provider, amount: back, ref: `R${turn}` })
  return { told: [entry], moved: [[cash, -back.minor]] }
}

/** By a refund: set apart, and then gone, or back in the wallet when it failed, perhaps days later. */
function refunded(its: Choose, { turn, book, provider, currency }: Place, userId: string, amount: Money): Deed {
  const fact = { refundId: `rfd_stars_${turn}`, orderId: `top_${turn}`, userId, book, amount }
  const [apart, gone] = [starsSetApartEntry(fact), starsRefundedEntry({ ...fact, provider })]
  const cash = chartOf(book, currency).received(provider).path
  const end = its.one(['done', 'failed', 'came back'])
  if (end === 'done') return { told: [apart, gone], moved: [[cash, -amount.minor]] }
  return { told: [apart, ...(end === 'failed' ? [] : [gone, takenBack(gone)]), takenBack(apart)], moved: [] }
}

/** Stars are paid for, some are spent, and the bank takes the money back: for good, for a while, or it changes its mind. */
function disputed(
  ledger: Ledger,
  its: Choose,
  { turn, book, provider, currency }: Place,
  userId: string,
  amount: Money,
): Deed {
  const chart = chartOf(book, currency)
  const cash = chart.received(provider).path
  const orderId = `top_${turn}`
  const paid = amount.minor - ledger.balance(chart.wallet(userId, 'paid').path)
  const left = BigInt(its.below(Number(paid) + 1))
  const held = left < amount.minor ? left : amount.minor
  const fact = { disputeId: `dsp_stars_${turn}`, orderId, userId, book, provider, amount, held }
  const owed = amount.minor - held
  const lost = starsLostEntry({ ...fact, owed })
  const won = disputeWonEntry({ ...fact, parts: [], feeBack: money(0n, currency), released: false })
  const told = [
    topUpEntry({ orderId, userId, book, provider, amount }),
    disputeOpenedEntry({ ...fact, fee: money(0n, currency) }),
    ...(held > 0n ? [starsHeldEntry(fact)] : []),
  ]
  const backAgain = [won, ...(held > 0n ? [starsWonEntry(fact)] : [])]
  const end = its.one(['won', 'lost', 'lost and won'])
  if (end === 'won') return { told: [...told, ...backAgain], moved: [[cash, amount.minor]] }
  // What is in the wallet pays what is owed; should the bank change its mind, that comes back.
  const square = paid - held < owed ? paid - held : owed
  const squared = (cause: string, minor: bigint) =>
    minor === 0n ? [] : [starsSquaredEntry({ cause, orderId, userId, book, amount: money(minor, currency) })]
  const over = [...told, lost, ...squared(`${fact.disputeId}:lost`, square)]
  if (end === 'lost') return { told: over, moved: [] }
  return {
    told: [...over, takenBack(lost), ...backAgain, ...squared(`${fact.disputeId}:won`, -square)],
    moved: [[cash, amount.minor]],
  }
}

export function processorActs(ledger: Ledger, its: Choose, { turn, book, currency }: Place): Deed {
  const chart = chartOf(book, currency)
  const [there, bank] = [chart.received('stripe').path, chart.received('manual').path]
  const amount = money(BigInt(its.below(90) + 1), currency)
  const fact = { book, provider: 'stripe' }
  const told: Entry[] = [providerFeeEntry({ ...fact, move: `txn_${turn}`, orderId: `ord_${turn}`, amount })]
  const moved: Deed['moved'] = [[there, -amount.minor]]
  const holds = ledger.balance(there) - amount.minor
  if (holds > 0n && its.chance(10)) {
    told.push(toBankEntry({ ...fact, ref: `po_${turn}`, amount: money(holds, currency) }))
    moved.push([there, -holds], [bank, holds])
  }
  return { told, moved }
}
