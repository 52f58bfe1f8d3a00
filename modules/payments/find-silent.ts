import { db } from '@/infra/db'
import { findUnsettled, type StoredEvent } from './db/events'
import { findDue } from './db/payments'

const BATCH = 200

/** Events that had no effect when they came, and payments to ask their provider about: the sweeper's work. */
export async function findSilent(now: Date): Promise<{ events: StoredEvent[]; paymentIds: string[] }> {
  // Half a minute: the call that brought an event may still be at it.
  const events = await findUnsettled(db, new Date(now.getTime() - 30_000), BATCH)
  return { events, paymentIds: await findDue(db, now, BATCH) }
}
