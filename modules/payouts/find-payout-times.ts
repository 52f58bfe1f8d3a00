import { type Clock, systemClock } from '@/core/clock'
import { readLong } from '@/infra/db'
import { countFreezes } from './db/freezes'
import { findPromises, findWaiting, type PromiseRow } from './db/payout-times'
import type { FreezeReason } from './payout'

/** How many months are counted, this one included. */
const MONTHS = 12

export interface PayoutTimes {
  months: (PromiseRow & { month: string })[]
  /** All months together; undefined when nothing was promised in them. */
  all: PromiseRow | undefined
  waiting: { count: number; longest: number }
  freezes: { reason: FreezeReason; set: number; inForce: number }[]
}

/**
 * How payouts really went: how long they took, how many were late, came back, wait now. For everyone, whoever they are, so there
 * are no amounts and no names in it. Times are in seconds.
 */
export async function findPayoutTimes(clock: Clock = systemClock): Promise<PayoutTimes> {
  const now = clock.now()
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1, 1))
  const [rows, { count, since: first }, freezes] = await readLong(
    async (tx) =>
      [await findPromises(tx, since, now), await findWaiting(tx), await countFreezes(tx, since, now)] as const,
  )
  return {
    months: rows.flatMap((row) => (row.month === null ? [] : [{ ...row, month: row.month }])),
    all: rows.find((row) => row.month === null),
    waiting: { count, longest: first ? Math.max(0, Math.floor((now.getTime() - first.getTime()) / 1_000)) : 0 },
    freezes,
  }
}
