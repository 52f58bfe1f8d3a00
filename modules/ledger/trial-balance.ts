import { requireRole, type Actor } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { readLong } from '@/infra/db'
import type { Book } from './chart'
import { sumByAccount } from './db/ledger'

export interface TrialBalance {
  book: Book
  currency: string
  lines: { heading: string; kind: string; accounts: number; balance: Money }[]
  /** Debits and credits of the lines, both positive. */
  debit: Money
  credit: Money
  /** Debits less credits. Anything but zero cannot happen, and would be shown. */
  difference: Money
}

/** Every account of every book, and whether the books balance. For finance and admins. */
export async function trialBalance(actor: Actor): Promise<TrialBalance[]> {
  requireRole(actor, 'finance', 'admin')
  const rows = await readLong(sumByAccount)
  const places = [...new Set(rows.map((row) => `${row.book} ${row.currency}`))]
  return places.map((place) => {
    const [book, currency] = place.split(' ') as [Book, string]
    const lines = rows
      .filter((row) => row.book === book && row.currency === currency)
      .map(({ heading, kind, accounts, minor }) => ({ heading, kind, accounts, balance: money(minor, currency) }))
    const total = (sign: 1n | -1n) =>
      lines.reduce((sum, { balance }) => (balance.minor * sign > 0n ? sum + balance.minor * sign : sum), 0n)
    const [debit, credit] = [total(1n), total(-1n)]
    return {
      book,
      currency,
      lines,
      debit: money(debit, currency),
      credit: money(credit, currency),
      difference: money(debit - credit, currency),
    }
  })
}
