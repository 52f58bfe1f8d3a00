import { type Clock, systemClock } from '@/core/clock'
import { inTransaction, type Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findEntryOfKey } from '@/modules/ledger/find-entry'
import { post } from '@/modules/ledger/post'
import { reverseEntry } from '@/modules/ledger/reverse-entry'
import { notify } from '@/modules/notifications/notify'
import type { RefundState } from '@/modules/payments/provider'
import { findProvider } from '@/modules/payments/registry'
import { lockOrder } from './db/orders'
import { findRefundRow, lockRefund, moveLine, storeRefund, storeWhole } from './db/refunds'
import { followMoney } from './follow-money'
import { titlesOf, type Order } from './order'
import type { Refund } from './refund'

const MINUTE = 60_000

/**
 * What a provider says of a refund, done once however often it is told: posted and what it was for ended, or its money set
 * free again; and taken back when it failed after it was done.
 */
export async function bookRefund(refundId: string, answer: RefundState, clock: Clock = systemClock): Promise<void> {
  await inTransaction(async (tx) => {
    const found = await findRefundRow(tx, { id: refundId })
    // The order first, as everyone does who changes what went back of it.
    const order = found && (await lockOrder(tx, found.orderId))
    const seen = await lockRefund(tx, refundId)
    if (!seen || !order) throw new Error(`${refundId} is of no order`)
    if (seen.state === 'pending') {
      if (answer.state === 'done') await finish(tx, order, seen, answer.ref ?? '', clock)
      else if (answer.state === 'pending') await wait(tx, seen, answer, clock)
      else if (answer.later) await tryLater(tx, seen, answer, clock)
      else await giveUp(tx, order, seen, answer.reason, clock)
    } else if (seen.state === 'done' && answer.state === 'failed') await undo(tx, order, seen, answer.reason, clock)
  })
}

async function finish(tx: Tx, order: Order, refund: Refund, ref: string, clock: Clock): Promise<void> {
  await post(tx, refund.entry)
  for (const { lineId, amount } of refund.lines) {
    const change = { refundingMinor: { decrement: amount.minor }, refundedMinor: { increment: amount.minor } }
    await moveLine(tx, lineId, change)
  }
  await storeWhole(tx, order.id)
  await followMoney(tx, order.id)
  // A bank may send it back yet: by hand a person would say so, else it is asked about.
  const byHand = findProvider(refund.provider).caps.refundsByHand
  const askAt = byHand ? null : new Date(clock.now().getTime() + 24 * 60 * MINUTE)
  await storeRefund(tx, refund.id, { state: 'done', ref, lastError: '', askAt, endedAt: clock.now() })
  await tell(tx, order, refund, 'refund_done')
}

/** The provider has it, and its bank takes its time: asked about now and then, unless a person will say so. */
async function wait(tx: Tx, refund: Refund, { ref }: RefundState, clock: Clock): Promise<void> {
  const byHand = findProvider(refund.provider).caps.refundsByHand
  const askAt = byHand ? null : new Date(clock.now().getTime() + 30 * MINUTE)
  await storeRefund(tx, refund.id, { ref, lastError: '', tries: 0, askAt })
}

/** A definite "not now": the shop's balance there is short. A new attempt, an hour later. */
async function tryLater(tx: Tx, refund: Refund, { reason }: RefundState, clock: Clock): Promise<void> {
  const askAt = new Date(clock.now().getTime() + 60 * MINUTE)
  await storeRefund(tx, refund.id, { attempt: refund.attempt + 1, tries: 0, lastError: reason, askAt })
}

async function giveUp(tx: Tx, order: Order, refund: Refund, reason: string, clock: Clock): Promise<void> {
  for (const { lineId, amount } of refund.lines)
    await moveLine(tx, lineId, { refundingMinor: { decrement: amount.minor } })
  await returnStars(tx, order, refund, reason)
  await storeRefund(tx, refund.id, { state: 'failed', lastError: reason, askAt: null, endedAt: clock.now() })
  await tell(tx, order, refund, 'refund_failed')
}

/** A bank sent it back days later: as if it had never been, and both entries stay. */
async function undo(tx: Tx, order: Order, refund: Refund, reason: string, clock: Clock): Promise<void> {
  const entryId = await findEntryOfKey(tx, refund.entry.key)
  if (!entryId) throw new Error(`${refund.id} is done and not in the books`)
  await reverseEntry(tx, entryId, reason)
  for (const { lineId, amount } of refund.lines)
    await moveLine(tx, lineId, { refundedMinor: { decrement: amount.minor } })
  await returnStars(tx, order, refund, reason)
  await storeWhole(tx, order.id)
  await followMoney(tx, order.id)
  await storeRefund(tx, refund.id, { state: 'failed', lastError: reason, askAt: null, endedAt: clock.now() })
  await tell(tx, order, refund, 'refund_failed')
}

/** Of a top-up: the stars that were set apart are in the wallet again. */
async function returnStars(tx: Tx, order: Order, { id }: Refund, reason: string): Promise<void> {
  if (order.kind !== 'topup') return
  const apart = await findEntryOfKey(tx, `apart:${id}`)
  if (!apart) throw new Error(`${id} set no stars apart`)
  await reverseEntry(tx, apart, reason)
}

async function tell(tx: Tx, order: Order, { amount }: Refund, kind: 'refund_done' | 'refund_failed'): Promise<void> {
  await notify(tx, await findContact(tx, order.buyerId), kind, {
    orderId: order.id,
    titles: titlesOf({ ...order, total: amount }).map((title) => title.slice(0, 300)),
    totalMinor: amount.minor.toString(),
    currency: amount.currency,
  })
}
