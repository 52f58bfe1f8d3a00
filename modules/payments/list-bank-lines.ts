import { type Actor, requireRole } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import type { BankColumns } from './bank-csv'
import { countWaitingLines, findColumns, findWaitingLines } from './db/bank'
import { findManualsByRef } from './db/manual'

const MOST = 300

/**
 * What a line is to us: `exact` brings a waiting order what it asks; `partial` less; `surplus` more, or for an order that has
 * its money; `unknown` names no payment of ours; `out` left the account.
 */
export type LineMatch = 'exact' | 'partial' | 'surplus' | 'unknown' | 'out'

export interface WaitingLine {
  hash: string
  day: Date
  amount: Money
  payer: string
  text: string
  ref: string | null
  match: LineMatch
  /** The order that its reference is of. */
  orderId?: string
  /** What that order still waits for. */
  open?: Money
}

/** Bank lines that wait for somebody, oldest first, each beside what it fits. For finance and admins. */
export async function listBankLines(
  actor: Actor,
): Promise<{ lines: WaitingLine[]; waiting: number; columns: BankColumns | undefined }> {
  requireRole(actor, 'finance', 'admin')
  const rows = await findWaitingLines(db, MOST)
  const refs = rows.flatMap(({ ref }) => ref ?? [])
  const payments = new Map((await findManualsByRef(db, refs)).map((payment) => [payment.ref, payment]))
  // Two lines for one order: the first fills it, the second is too much.
  const filled = new Map<string, bigint>()
  const lines = rows.map(({ minor, currency, ...line }): WaitingLine => {
    const amount = money(minor, currency)
    const payment = line.ref ? payments.get(line.ref) : undefined
    if (minor < 0n) return { ...line, amount, match: 'out' }
    if (!payment || payment.currency !== currency) return { ...line, amount, match: 'unknown' }
    const { ref, orderId, amountMinor, receivedMinor } = payment
    const had = receivedMinor + (filled.get(ref) ?? 0n)
    filled.set(ref, (filled.get(ref) ?? 0n) + minor)
    const open = amountMinor > had ? amountMinor - had : 0n
    const match = had > 0n || minor > open ? 'surplus' : minor < open ? 'partial' : 'exact'
    return { ...line, amount, match, orderId, open: money(open, currency) }
  })
  return { lines, waiting: await countWaitingLines(db), columns: await findColumns(db) }
}
