import { type Actor, requireFresh, requireRole, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, type Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { lockOrder } from './db/orders'
import { decideRequest, findRequestRow } from './db/refund-requests'
import { findRefundsOf } from './db/refunds'
import type { Order } from './order'
import { planRefund } from './plan-refund'
import type { RefundRequest } from './refund-request'
import * as refusals from './refusals'
import { sendRefund } from './send-refund'
import { startRefund } from './start-refund'

/** Grant a buyer's request: all that is left of what he asked for goes back. For finance and admins, never one's own; audited. Of two at once, one wins. */
export async function grantRequest(actor: Actor, requestId: string, clock: Clock = systemClock): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin').id
  const refundId = await decide(actor, requestId, async (tx, order, request) => {
    const underWay = (await findRefundsOf(tx, order.id)).find((refund) => refund.state === 'pending')
    if (underWay) throw refusals.refundUnderWay(underWay.amount)
    const plan = await planRefund(tx, order, { lineIds: request.lineIds })
    const key = `${by}:${requestId}`
    const started = await startRefund(tx, order, plan, {
      reason: 'withdrawn',
      note: request.words,
      decidedBy: by,
      key,
    })
    const granted = { state: 'granted', decidedBy: by, decidedAt: clock.now(), refundId: started } as const
    if (!(await decideRequest(tx, requestId, granted))) throw refusals.requestDecided()
    await recordAudit(tx, actor, 'refund.granted', order.id, { after: { request: requestId, refund: started } })
    return started
  })
  await sendRefund(refundId, clock)
}

/** Decline a buyer's request, with words for him. For finance and admins, never one's own; audited. */
export async function declineRequest(
  actor: Actor,
  requestId: string,
  answer: string,
  clock: Clock = systemClock,
): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin').id
  if (answer.trim() === '') throw refusals.refundReasonMissing()
  await decide(actor, requestId, async (tx, order) => {
    const declined = { state: 'declined', decidedBy: by, decidedAt: clock.now(), answer } as const
    if (!(await decideRequest(tx, requestId, declined))) throw refusals.requestDecided()
    await notify(tx, await findContact(tx, order.buyerId), 'refund_declined', { orderId: order.id, words: answer })
    await recordAudit(tx, actor, 'refund.declined', order.id, { reason: answer, after: { request: requestId } })
  })
}

/** The buyer wants to keep it after all. */
export async function withdrawRequest(actor: Actor, requestId: string): Promise<void> {
  const { id } = requireUser(actor)
  const request = await findRequestRow(db, requestId)
  if (!request || request.buyerId !== id) throw refusals.requestNotFound()
  const withdrawn = { state: 'withdrawn', decidedBy: id, decidedAt: new Date() } as const
  if (!(await inTransaction((tx) => decideRequest(tx, requestId, withdrawn)))) throw refusals.requestDecided()
}

async function decide<T>(
  actor: Actor,
  requestId: string,
  work: (tx: Tx, order: Order, request: RefundRequest) => Promise<T>,
): Promise<T> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  return inTransaction(async (tx) => {
    const request = await findRequestRow(tx, requestId)
    const order = request && (await lockOrder(tx, request.orderId))
    if (!request || !order) throw refusals.requestNotFound()
    if (order.buyerId === by.id) throw refusals.ownRefund()
    if ((await findRequestRow(tx, requestId))?.state !== 'open') throw refusals.requestDecided()
    return work(tx, order, request)
  })
}
