import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { log } from '@/infra/log'
import { findUnanswered } from './db/payout-calls'
import { findWaitingToSend } from './db/payouts'
import { sendPayout } from './send-payout'

const BATCH = 100

/**
 * What should have left and did not: calls without an answer are made again, and payouts that a processor could not send yet
 * are tried once an hour. One that fails does not stop the others.
 */
export async function sweepPayouts(clock: Clock = systemClock): Promise<number> {
  const now = clock.now()
  const unanswered = (await findUnanswered(db, now, BATCH)).map((call) => call.payoutId)
  const waiting = await findWaitingToSend(db, new Date(now.getTime() - 3_600_000), BATCH)
  for (const payoutId of [...unanswered, ...waiting]) {
    try {
      await sendPayout(payoutId, clock)
    } catch (error) {
      log.error({ err: error, payoutId }, 'payout could not be sent')
    }
  }
  return unanswered.length + waiting.length
}
