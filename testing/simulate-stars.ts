import { money } from '@/core/money'
import { chartOf, type Book } from '@/modules/ledger/chart'
import { providerFeeEntry, starsGivenEntry, toBankEntry, topUpBackEntry, topUpEntry } from '@/modules/ledger/entries'
import type { Entry } from '@/modules/ledger/entry'
import type { Choose } from './choose'
import type { Deed, Ledger } from './simulate-after'

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
  const move = its.below(3)
  if (move === 0)
    return {
      told: [topUpEntry({ orderId: `top_${turn}`, userId, book, provider, amount })],
      moved: [[cash, amount.minor]],
    }
  if (move === 1) return { told: [starsGivenEntry({ key: `key_${turn}`, userId, book, amount, note: '' })], moved: [] }
  const unused = -ledger.balance(chart.wallet(userId, 'paid').path)
  if (unused === 0n) return { told: [], moved: [] }
  const back = money(BigInt(its.below(Number(unused)) + 1), currency)
  const entry = topUpBackEntry({ paymentId: `pay_${turn}`, userId, book, provider, amount: back, ref: `R${turn}` })
  return { told: [entry], moved: [[cash, -back.minor]] }
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
