import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { log } from '@/infra/log'
import { findDueRefunds } from './db/refunds'
import { sendRefund } from './send-refund'

const BATCH = 100

/** Refunds that were not called, had no answer, or are with a slow bank: called again or asked about. One that fails does not stop the others. */
export async function sweepRefunds(clock: Clock = systemClock): Promise<number> {
  const due = await findDueRefunds(db, clock.now(), BATCH)
  for (const refundId of due) {
    try {
      await sendRefund(refundId, clock)
    } catch (error) {
      log.error({ err: error, refundId }, 'refund could not be sent')
    }
  }
  return due.length
}
