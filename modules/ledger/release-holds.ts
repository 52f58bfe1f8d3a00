import { money } from '@/core/money'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { findReleasable } from './db/ledger'
import { releaseEntry } from './entries'
import { post } from './post'

/** How far back a run looks for days that earlier runs missed. */
export const LOOK_BACK_DAYS = 60

/**
 * Move what has waited out the hold from pending to available: one entry a person and day of sales, for whole days only,
 * so that nothing can still be added to a day that was released. Run again, it finds nothing left to do.
 * @returns How many entries it posted.
 */
export async function releaseHolds(holdDays = env.HOLD_DAYS): Promise<number> {
  const due = await findReleasable(db, holdDays, LOOK_BACK_DAYS)
  for (const { userId, book, currency, day, minor } of due)
    await inTransaction((tx) => post(tx, releaseEntry({ userId, book, amount: money(minor, currency), day })))
  return due.length
}
