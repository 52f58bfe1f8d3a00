import { money } from '@/core/money'
import { chartOf, type Account } from '@/modules/ledger/chart'
import {
  disputeHeldEntry,
  disputeLostEntry,
  disputeOpenedEntry,
  disputeWonEntry,
} from '@/modules/ledger/dispute-entries'
import { refundEntry, reversalEntry } from '@/modules/ledger/entries'
import {
  payoutAskedEntry,
  payoutFeeEntry,
  payoutPaidEntry,
  payoutReturnedEntry,
  payoutStoppedEntry,
} from '@/modules/ledger/payout-entries'
import type { Entry } from '@/modules/ledger/entry'
import { splitBack, type Owed } from '@/modules/ledger/split-back'
import type { Choose } from './choose'

// What happens after sales, for the simulation of the posting rules: money goes back, banks take it back and give it back,
// people are paid and their banks send it back. Each deed says what it posts and what really moved.

/** Keeps entries by key and accounts by path, as the database does. */
export class Ledger {
  readonly entries = new Map<string, Entry>()
  readonly journal: Entry[] = []
  readonly balances = new Map<string, bigint>()
  readonly guarded = new Set<string>()
  readonly #ofOrder = new Map<string, Entry[]>()

  post(entry: Entry): void {
    if (this.entries.has(entry.key)) return
    this.entries.set(entry.key, entry)
    this.journal.push(entry)
    if (entry.orderId) this.#ofOrder.set(entry.orderId, [...(this.#ofOrder.get(entry.orderId) ?? []), entry])
    for (const { path, minor, guarded } of entry.postings) {
      this.balances.set(path, (this.balances.get(path) ?? 0n) + BigInt(minor))
      if (guarded) this.guarded.add(path)
    }
  }

  balance(path: string): bigint {
    return this.balances.get(path) ?? 0n
  }

  /** What ledger/find-owed.ts asks the database. */
  owed(orderId: string): Owed[] {
    const owed = new Map<string, Owed>()
    for (const { book, postings } of this.#ofOrder.get(orderId) ?? [])
      for (const { path, kind, currency, ownerId, lineId, minor } of postings) {
        if (!lineId) continue
        const account: Account = ownerId ? chartOf(book, currency).pending(ownerId) : { path, book, kind, currency }
        const key = `${lineId} ${account.path}`
        const before = owed.get(key)?.minor ?? 0n
        owed.set(key, { lineId, account, minor: before - BigInt(minor) })
      }
    return [...owed.values()]
  }
}

export interface Sold {
  entry: Entry
  provider: string
  /** Something happened to it after the sale. */
  touched: boolean
  dispute?: { disputeId: string; amount: bigint; parts: Owed[]; state: 'open' | 'won' | 'lost' }
}

export interface Deed {
  told: Entry[]
  /** What really moved, by account of ours. */
  moved: [path: string, minor: bigint][]
}

export const AFTER = [
  'refund',
  'refund',
  'refund failed',
  'dispute',
  'dispute over',
  'won after all',
  'payout',
] as const

export class After {
  readonly #ledger: Ledger
  readonly #choose: Choose
  readonly #sold: readonly Sold[]
  readonly #refunds: { entry: Entry; path: string; amount: bigint }[] = []

  constructor(ledger: Ledger, choose: Choose, sold: readonly Sold[]) {
    this.#ledger = ledger
    this.#choose = choose
    this.#sold = sold
  }

  do(what: (typeof AFTER)[number], turn: number, people: readonly string[]): Deed {
    const nothing: Deed = { told: [], moved: [] }
    const sale = this.#sold[this.#choose.below(this.#sold.length)]
    if (what === 'refund failed') return this.#refundFailed() ?? nothing
    if (!sale) return nothing
    if (what === 'payout') return this.#payout(sale, turn, this.#choose.one(people)) ?? nothing
    return (
      (what === 'refund'
        ? this.#refund(sale, turn)
        : what === 'dispute'
          ? this.#dispute(sale, turn)
          : what === 'dispute over'
            ? this.#over(sale)
            : this.#wonAfterAll(sale)) ?? nothing
    )
  }

  #of({ entry, provider }: Sold) {
    const currency = entry.postings[0]?.currency ?? 'USD'
    const chart = chartOf(entry.book, currency)
    const orderId = entry.orderId ?? ''
    const owed = this.#ledger.owed(orderId)
    const left = owed.reduce((sum, { minor }) => sum + minor, 0n)
    return { chart, currency, orderId, owed, left, cash: chart.received(provider), book: entry.book }
  }

  #refund(sale: Sold, turn: number): Deed | undefined {
    const { orderId, owed, left, cash } = this.#of(sale)
    if (left === 0n || sale.dispute?.state === 'open' || sale.dispute?.state === 'lost') return undefined
    const amount = this.#choose.chance(40) ? left : BigInt(this.#choose.below(Number(left)) + 1)
    const entry = refundEntry({
      refundId: `rfd_${turn}`,
      orderId,
      back: splitBack(amount, owed),
      from: [{ account: cash, minor: amount }],
    })
    sale.touched = true
    this.#refunds.push({ entry, path: cash.path, amount })
    return { told: [entry], moved: [[cash.path, -amount]] }
  }

  #refundFailed(): Deed | undefined {
    const [refund] = this.#choose.chance(20) ? this.#refunds.splice(this.#choose.below(this.#refunds.length), 1) : []
    return refund && { told: [takenBack(refund.entry)], moved: [[refund.path, refund.amount]] }
  }

  #dispute(sale: Sold, turn: number): Deed | undefined {
    const { orderId, owed, left, cash, book, currency } = this.#of(sale)
    if (sale.dispute || !this.#choose.chance(30)) return undefined
    // A bank may take back what went back already.
    const total = BigInt(sale.entry.postings[0]?.minor ?? 0)
    const amount = this.#choose.chance(70) ? total : BigInt(this.#choose.below(Number(total)) + 1)
    const split = amount < left ? amount : left
    const parts = split > 0n ? splitBack(split, owed) : []
    const fact = { disputeId: `dsp_${turn}`, orderId, book }
    const fee = money(1_500n, currency)
    const opened = disputeOpenedEntry({ ...fact, provider: sale.provider, amount: money(amount, currency), fee })
    const held = disputeHeldEntry({ ...fact, parts })
    sale.touched = true
    sale.dispute = { disputeId: fact.disputeId, amount, parts, state: 'open' }
    return { told: held ? [opened, held] : [opened], moved: [[cash.path, -amount - 1_500n]] }
  }

  #over(sale: Sold): Deed | undefined {
    const { dispute } = sale
    if (dispute?.state !== 'open') return undefined
    if (this.#choose.chance(50)) return this.#win(sale, [])
    const { orderId, book, currency } = this.#of(sale)
    dispute.state = 'lost'
    return {
      told: [disputeLostEntry({ ...dispute, orderId, book, amount: money(dispute.amount, currency) })],
      moved: [],
    }
  }

  #wonAfterAll(sale: Sold): Deed | undefined {
    if (sale.dispute?.state !== 'lost' || !this.#choose.chance(20)) return undefined
    const lost = this.#ledger.entries.get(`displost:${sale.dispute.disputeId}`)
    return lost && this.#win(sale, [takenBack(lost)])
  }

  #win(sale: Sold, first: Entry[]): Deed | undefined {
    const { dispute, provider } = sale
    if (!dispute) return undefined
    const { orderId, book, currency, cash } = this.#of(sale)
    dispute.state = 'won'
    const released = this.#choose.chance(50)
    const [amount, feeBack] = [money(dispute.amount, currency), money(this.#choose.chance(30) ? 1_500n : 0n, currency)]
    const won = disputeWonEntry({ ...dispute, orderId, book, provider, amount, feeBack, released })
    return { told: [...first, won], moved: [[cash.path, amount.minor + feeBack.minor]] }
  }

  /** Asked for, and then: left, left and came back, or did not leave. */
  #payout(sale: Sold, turn: number, userId: string): Deed | undefined {
    const { chart, currency, book, cash } = this.#of(sale)
    const available = -this.#ledger.balance(chart.available(userId).path)
    const pending = -this.#ledger.balance(chart.pending(userId).path)
    const amount = money(available + (pending < 0n ? pending : 0n), currency)
    if (amount.minor <= 0n) return undefined
    const fact = { payoutId: `po_${turn}`, userId, book, amount }
    const [asked, provider] = [payoutAskedEntry(fact), sale.provider]
    const end = this.#choose.one(['left', 'left', 'came back', 'stopped'])
    if (end === 'stopped') return { told: [asked, payoutStoppedEntry({ ...fact, note: '' })], moved: [] }
    const country = this.#choose.one(['JP', 'IN'])
    const kept = money((amount.minor * BigInt(this.#choose.below(4_000))) / 10_000n, currency)
    const withheld = kept.minor > 0n ? { country, amount: kept } : undefined
    const told = [asked, payoutPaidEntry({ ...fact, provider, ref: '', withheld })]
    const fee = money(BigInt(this.#choose.below(40) + 1), currency)
    const moved: Deed['moved'] = []
    if (this.#choose.chance(50)) {
      told.push(payoutFeeEntry({ ...fact, provider, amount: fee, note: '' }))
      moved.push([cash.path, -fee.minor])
    }
    if (end === 'left') return { told, moved: [...moved, [cash.path, kept.minor - amount.minor]] }
    return { told: [...told, payoutReturnedEntry({ ...fact, provider, note: '', withheld })], moved }
  }

  /** What must be so of every order in the end. @throws Error naming what is not */
  expectSound(fault: (words: string) => Error): void {
    for (const sale of this.#sold) {
      const { orderId, owed, chart } = this.#of(sale)
      for (const { lineId, account, minor } of owed)
        if (minor < 0n) throw fault(`${orderId} ${lineId}: ${account.path} gave back ${-minor} more than it got`)
      const { dispute } = sale
      if (!dispute) continue
      const wanted = dispute.state === 'open' ? dispute.amount : 0n
      const path = chart.disputeReceivable(dispute.disputeId).path
      if (this.#ledger.balance(path) !== wanted) throw fault(`${path} is ${this.#ledger.balance(path)}, not ${wanted}`)
    }
  }
}

/** The exact counterpart of an entry. */
export function takenBack(entry: Entry): Entry {
  const postings = entry.postings.map(({ path, kind, currency, ownerId, lineId, minor }) => ({
    account: { path, kind, currency, ownerId: ownerId ?? null },
    amountMinor: BigInt(minor),
    lineId: lineId ?? null,
  }))
  return reversalEntry({ id: entry.key, book: entry.book, orderId: entry.orderId ?? null }, postings, '')
}
