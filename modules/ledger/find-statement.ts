import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { sumAfterPayout, sumBetweenPayouts, type PayoutSpan } from './db/ledger'

/** What a person's money came to before, what moved it, and what is left: the moves between both, to the unit. */
export interface Statement {
  before: Money
  /** What each order line brought him. */
  sold: Map<string, bigint>
  /** What each order line took back from him: refunds, disputes that were lost, entries that were taken back. Below zero. */
  back: Map<string, bigint>
  /** What moved no sale: payouts that went and came, by the kind of entry. */
  other: Map<string, bigint>
  after: Money
}

/** A person's live money from the payout before up to this one. For papers: whoever calls says who may see it. */
export async function findStatement(userId: string, currency: string, span: PayoutSpan): Promise<Statement> {
  const [rows, before, after] = await Promise.all([
    sumBetweenPayouts(db, userId, currency, span),
    span.after ? sumAfterPayout(db, userId, currency, span.after) : 0n,
    sumAfterPayout(db, userId, currency, span.upTo),
  ])
  const [sold, back, other] = [new Map<string, bigint>(), new Map<string, bigint>(), new Map<string, bigint>()]
  for (const { kind, lineId, minor } of rows) {
    const into = lineId === null ? other : kind === 'sale' ? sold : back
    const key = lineId ?? kind
    into.set(key, (into.get(key) ?? 0n) + minor)
  }
  return { before: money(before, currency), sold, back, other, after: money(after, currency) }
}
