import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { log } from '@/infra/log'
import { findDueRefunds, storeRefund } from './db/refunds'
import { askRefund, sendRefund } from './send-refund'

const BATCH = 100
const DAY_MS = 86_400_000

/**
 * Refunds that were not called, had no answer, or are with a slow bank: called again or asked about. Those that are done are
 * asked about once a day for two weeks, for a bank may send one back, and we may not hear of it. One that fails does not stop
 * the others.
 */
export async function sweepRefunds(clock: Clock = systemClock): Promise<number> {
  const due = await findDueRefunds(db, clock.now(), BATCH)
  for (const { id: refundId, state, endedAt } of due) {
    try {
      if (state === 'pending') await sendRefund(refundId, clock)
      else {
        const age = clock.now().getTime() - (endedAt?.getTime() ?? 0)
        await storeRefund(db, refundId, { askAt: age < 14 * DAY_MS ? new Date(clock.now().getTime() + DAY_MS) : null })
        await askRefund(refundId)
      }
    } catch (error) {
      log.error({ err: error, refundId }, 'refund could not be sent')
    }
  }
  return due.length
}
