import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { inTransaction, isDuplicate, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { findContact } from '@/modules/accounts/find-contact'
import { isUntouched } from '@/modules/library/is-untouched'
import { notify } from '@/modules/notifications/notify'
import { findGiftRow } from './db/gifts'
import { decideRequest, findRequestsOf, insertRequest } from './db/refund-requests'
import { findRefundsOf } from './db/refunds'
import { lockOrder } from './db/orders'
import type { Order } from './order'
import { planRefund } from './plan-refund'
import { askableUntil } from './refund-request'
import * as refusals from './refusals'
import { sendRefund } from './send-refund'
import { startRefund } from './start-refund'

/** Who decided, where the shop's own rule did. */
export const BY_RULE = 'rule:untouched'

/**
 * Ask for money of one's own order back, all of it or some lines, within some days of paying. When no file of it was taken
 * it goes back at once (unless the operator wants a person to decide); else somebody decides by a promised time.
 * @throws Refusal `checkout.order_not_found` (404), `checkout.too_late_to_ask`, `checkout.asked_already` (409) and those of planRefund
 */
export async function askForRefund(
  actor: Actor,
  { orderId, lineIds, words }: { orderId: string; lineIds: readonly string[]; words: string },
  clock: Clock = systemClock,
): Promise<{ granted: boolean }> {
  const user = requireUser(actor)
  const refundId = await inTransaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!order || order.buyerId !== user.id) throw refusals.orderNotFound()
    const now = clock.now()
    const until = askableUntil(order, env.REFUND_DAYS)
    if (until && until < now) throw refusals.tooLateToAsk(env.REFUND_DAYS)
    const before = await findRequestsOf(tx, orderId)
    if (before.some(({ state }) => state === 'open' || state === 'declined')) throw refusals.askedAlready()
    const underWay = (await findRefundsOf(tx, orderId)).find((refund) => refund.state === 'pending')
    if (underWay) throw refusals.refundUnderWay(underWay.amount)
    const plan = await planRefund(tx, order, { lineIds })
    const asked = plan.lines.map((line) => line.lineId)

    const id = newId('refundRequest')
    const dueAt = new Date(now.getTime() + env.REFUND_PROMISE_HOURS * 3_600_000)
    await insertRequest(tx, { id, orderId, buyerId: user.id, lineIds: asked, words, dueAt })
    // What somebody was given and has taken up is not taken from him by a rule.
    const claimed = order.gift && (await findGiftRow(tx, { orderId }))?.claimedAt
    if (!env.REFUND_UNTOUCHED_AT_ONCE || claimed || !(await isUntouched(tx, asked))) {
      await acknowledge(tx, order)
      return undefined
    }
    const decision = { reason: 'withdrawn', note: words, decidedBy: BY_RULE, key: `${BY_RULE}:${id}` } as const
    const started = await startRefund(tx, order, plan, decision)
    await decideRequest(tx, id, { state: 'granted', decidedBy: BY_RULE, decidedAt: now, refundId: started })
    return started
  }).catch((error: unknown) => {
    if (isDuplicate(error)) throw refusals.askedAlready()
    throw error
  })
  if (refundId) await sendRefund(refundId, clock)
  return { granted: refundId !== undefined }
}

async function acknowledge(tx: Tx, { id: orderId, buyerId, lines }: Order): Promise<void> {
  await notify(tx, await findContact(tx, buyerId), 'refund_asked', {
    orderId,
    titles: lines.map((line) => line.title.slice(0, 300)),
    hours: env.REFUND_PROMISE_HOURS,
  })
}
