import { db } from '@/infra/db'
import { log } from '@/infra/log'
import { findSilent } from '@/modules/payments/find-silent'
import { expireWaiting } from './db/orders'
import { settleEvent, settleSilent } from './settle-payment'

/**
 * What should have happened and did not: events that failed are tried again, silent providers are asked, and orders that
 * nobody paid in time are closed (money that comes later still counts). One that fails does not stop the others.
 */
export async function sweepPayments(now = new Date()): Promise<{ settled: number; expired: number }> {
  const { events, paymentIds } = await findSilent(now)
  let settled = 0
  const attempt = async (work: Promise<boolean | void>, about: object) => {
    try {
      if ((await work) !== false) settled += 1
    } catch (error) {
      log.error({ err: error, ...about }, 'payment could not be settled')
    }
  }
  for (const event of events) await attempt(settleEvent(event), { eventId: event.id })
  for (const paymentId of paymentIds) await attempt(settleSilent(paymentId, now), { paymentId })
  return { settled, expired: await expireWaiting(db, now) }
}
