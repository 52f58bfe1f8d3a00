import { money } from '@/core/money'
import { chartOf, type Account, type Book } from '@/modules/ledger/chart'
import { releaseEntry, saleEntry, sentBackEntry, unmatchedEntry } from '@/modules/ledger/entries'
import type { Entry } from '@/modules/ledger/entry'
import { splitSale } from '@/modules/ledger/split-sale'
import { chooser, type Choose } from './choose'
import { AFTER, After, Ledger, takenBack, type Deed, type Sold } from './simulate-after'
import { fillOrEmpty, processorActs, starsFor } from './simulate-stars'

// The posting rules alone, without a database: thousands of random events into a ledger of a few lines, told again and
// again as a bad network would, and compared with a world outside that only knows what money really moved.

const CURRENCIES = ['USD', 'JPY', 'KWD']
const COUNTRIES = ['FR', 'DE', 'AE', 'US']
const PEOPLE = ['usr_a', 'usr_b', 'usr_c', 'usr_d', 'usr_e']

const DEEDS = [
  'sale',
  'sale',
  'sale',
  'unmatched',
  'sent back',
  'taken back',
  'hold over',
  'stars',
  'sale for stars',
  'processor',
  'told again',
  'after',
  'after',
  'after',
  'after',
] as const

/** Run `events` random events. @throws Error with the seed when something that must be so is not. */
export function simulatePostings(seed: number, events: number): void {
  const choose = chooser(seed)
  const ledger = new Ledger()
  /** What really came in less what went out, by account of ours. */
  const world = new Map<string, bigint>()
  const move = (path: string, minor: bigint) => world.set(path, (world.get(path) ?? 0n) + minor)
  const sold: Sold[] = []
  const after = new After(ledger, choose, sold)
  const surplus: { entry: Entry; args: Parameters<typeof unmatchedEntry>[0] }[] = []

  const act = ({ told: entries, moved }: Deed, told: Entry[]) => {
    told.push(...entries)
    for (const [path, minor] of moved) move(path, minor)
  }

  for (let turn = 0; turn < events; turn += 1) {
    const currency = choose.one(CURRENCIES)
    const book = choose.one<Book>(['live', 'test'])
    const provider = choose.one(['stripe', 'manual'])
    const chart = chartOf(book, currency)
    const place = { turn, book, provider, currency }
    const told: Entry[] = []
    switch (choose.one(DEEDS)) {
      case 'sale': {
        const entry = randomSale(choose, place)
        if (!entry) break
        sold.push({ entry, provider, touched: false })
        move(chart.received(provider).path, BigInt(entry.postings[0]?.minor ?? 0))
        told.push(entry)
        break
      }
      case 'unmatched': {
        const amount = money(BigInt(choose.below(5_000) + 1), currency)
        const args = {
          paymentId: `pay_${turn}`,
          orderId: `ord_${turn}`,
          book,
          provider,
          amount,
          captured: amount.minor,
        }
        const entry = unmatchedEntry(args)
        surplus.push({ entry, args })
        move(chart.received(provider).path, amount.minor)
        told.push(entry)
        break
      }
      case 'sent back': {
        const owed = surplus.splice(choose.below(surplus.length), 1)[0]
        if (!owed) break
        const { args } = owed
        move(chartOf(args.book, args.amount.currency).received(args.provider).path, -args.amount.minor)
        told.push(sentBackEntry({ ...args, note: '' }))
        break
      }
      case 'taken back': {
        const sale = sold[choose.below(sold.length)]
        if (!sale || sale.touched) break
        sale.touched = true
        const [cash] = sale.entry.postings
        move(cash?.path ?? '', -BigInt(cash?.minor ?? 0))
        told.push(takenBack(sale.entry))
        break
      }
      case 'hold over': {
        const userId = choose.one(PEOPLE)
        const owed = -ledger.balance(chart.pending(userId).path)
        if (owed > 0n) told.push(releaseEntry({ userId, book, amount: money(owed, currency), day: `day ${turn}` }))
        break
      }
      case 'stars':
        act(fillOrEmpty(ledger, choose, place, choose.one(PEOPLE)), told)
        break
      case 'sale for stars': {
        const buyer = choose.one(PEOPLE)
        const entry = randomSale(choose, place, (total) => starsFor(ledger, buyer, place, total))
        if (entry) told.push(entry)
        break
      }
      case 'processor':
        act(processorActs(ledger, choose, place), told)
        break
      case 'after':
        act(after.do(choose.one(AFTER), turn, PEOPLE), told)
        break
      case 'told again':
      default: {
        const entry = ledger.journal[choose.below(ledger.journal.length)]
        if (entry) told.push(entry)
      }
    }
    for (const entry of told) for (let times = choose.below(3) + 1; times > 0; times -= 1) ledger.post(entry)
  }
  expectSound(ledger, world, seed)
  after.expectSound((words) => new Error(`postings, seed ${seed}: ${words}`))
}

function randomSale(
  choose: Choose,
  { turn, book, provider, currency }: { turn: number; book: Book; provider: string; currency: string },
  paidFrom?: (total: bigint) => { account: Account; minor: bigint }[] | undefined,
): Entry | undefined {
  const people = PEOPLE.slice(0, choose.below(PEOPLE.length) + 1)
  const lines = Array.from({ length: choose.below(3) + 1 }, (_, index) => {
    const gross = money(BigInt(choose.below(9_999) + 1), currency)
    const shares = people.map(() => choose.below(9_000) + 1)
    const { tax, fee, parts } = splitSale(gross, {
      taxPoints: choose.below(3_000),
      feePoints: choose.below(4_000),
      shares,
    })
    const given = people.map((userId, person) => ({ userId, part: parts[person] ?? money(0n, currency) }))
    return { id: `oln_${turn}_${index}`, gross, tax, fee, shares: given }
  })
  const total = money(
    lines.reduce((sum, line) => sum + line.gross.minor, 0n),
    currency,
  )
  const from = paidFrom?.(total.minor)
  if (paidFrom && !from) return undefined
  const country = choose.one(COUNTRIES)
  return saleEntry({ orderId: `ord_${turn}`, book, provider, country, total, lines, ...(from && { from }) })
}

function expectSound(ledger: Ledger, world: ReadonlyMap<string, bigint>, seed: number): void {
  const fault = (words: string) => new Error(`postings, seed ${seed}: ${words}`)
  const sums = new Map<string, bigint>()
  for (const [path, minor] of ledger.balances) {
    const place = `${path.startsWith('test:') ? 'test' : 'live'} ${path.slice(-3)}`
    sums.set(place, (sums.get(place) ?? 0n) + minor)
    if (ledger.guarded.has(path) && minor > 0n) throw fault(`${path} is overdrawn by ${minor}`)
  }
  for (const [place, minor] of sums) if (minor !== 0n) throw fault(`the ${place} book is off by ${minor}`)
  for (const [path, minor] of world)
    if (ledger.balance(path) !== minor) throw fault(`${path} says ${ledger.balance(path)}, really it is ${minor}`)
  for (const [key, entry] of ledger.entries) {
    const back = ledger.entries.get(`reversal:${key}`)
    for (const [index, { path, minor }] of (back ? entry.postings : []).entries()) {
      const counter = back?.postings[index]
      if (counter?.path !== path || BigInt(counter.minor) !== -BigInt(minor))
        throw fault(`${key} is not taken back exactly`)
    }
  }
}
