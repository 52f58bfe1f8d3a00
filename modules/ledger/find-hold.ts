import { db } from '@/infra/db'
import { findReleaseTimes } from './db/ledger'

const DAYS = 30

/** After how many days sales really became available, in the last 30 days; undefined when none did. */
export async function findHold(now = new Date()): Promise<{ days: number; median: number; most: number } | undefined> {
  const row = await findReleaseTimes(db, new Date(now.getTime() - DAYS * 86_400_000))
  return row && row.median !== null && row.most !== null
    ? { days: DAYS, median: row.median, most: row.most }
    : undefined
}
