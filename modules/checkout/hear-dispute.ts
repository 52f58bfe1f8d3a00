import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { inTransaction, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { failpoint } from '@/infra/failpoint'
import { disputeHeldEntry, disputeLostEntry, disputeOpenedEntry, disputeWonEntry } from '@/modules/ledger/entries'
import { findEntryOfKey } from '@/modules/ledger/find-entry'
import { findOwed } from '@/modules/ledger/find-owed'
import { isReleased } from '@/modules/ledger/is-released'
import { post } from '@/modules/ledger/post'
import { reverseEntry } from '@/modules/ledger/reverse-entry'
import { splitBack, type Owed } from '@/modules/ledger/split-back'
import { findPaymentByKey } from '@/modules/payments/find-payment'
import type { DisputeState } from '@/modules/payments/provider'
import { findProvider } from '@/modules/payments/registry'
import type { StoredEvent } from '@/modules/payments/receive-event'
import { keepDispute, storeDispute, storeDisputed } from './db/disputes'
import { lockOrder } from './db/orders'
import { findRefundsOf } from './db/refunds'
import type { Dispute } from './dispute'
import { followMoney } from './follow-money'
import type { Order } from './order'
import { tellOfDispute } from './tell-of-dispute'

export function isDisputeEvent(kind: string): boolean {
  return kind.startsWith('charge.dispute.')
}

/**
 * A provider told of a dispute: ask how it stands now, and do all that lies between what is in the books and that. Told
 * again, late or in another order, the end is the same.
 */
export async function hearDispute({ provider, paymentRef: ref }: StoredEvent): Promise<void> {
  const now = await findProvider(provider).getDispute?.(ref ?? '')
  failpoint('dispute-asked')
  const payment = now?.paymentKey ? await findPaymentByKey(provider, now.paymentKey) : undefined
  if (!now || !payment) throw new Error(`dispute ${ref} at ${provider} is of no payment of ours`)
  if (now.amount.currency !== payment.amount.currency) throw new Error(`dispute ${ref} is in ${now.amount.currency}`)
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, payment.orderId)
    // Told before the payment was: the sweeper tries again.
    if (!order || (order.state !== 'paid' && order.state !== 'refunded'))
      throw new Error(`${payment.orderId} is not paid`)
    const { state, amount } = now
    const named = { orderId: order.id, paymentId: payment.id, provider, ref: ref ?? '', state, amount }
    let dispute = await keepDispute(tx, { id: newId('dispute'), ...named })
    if (dispute.stage === 'inquiry' && now.taken > 0n) dispute = await open(tx, order, dispute, now)
    if (dispute.stage === 'open' && state === 'lost') await lose(tx, order, dispute)
    if ((dispute.stage === 'open' || dispute.stage === 'lost') && state === 'won' && now.givenBack > 0n)
      await win(tx, order, dispute, now)
    const ended = state === 'won' || state === 'lost' || state === 'warning_closed'
    const endedAt = ended ? (dispute.endedAt ?? new Date()) : null
    await storeDispute(tx, dispute.id, { state, reason: now.reason, dueAt: now.dueAt, endedAt })
  })
  failpoint('dispute-booked')
}

/** The bank has taken the money: it waits in an account of its own, what people earned by it is held, what was bought rests. */
async function open(tx: Tx, order: Order, dispute: Dispute, now: DisputeState): Promise<Dispute> {
  const owed = await withoutPending(tx, order)
  const left = owed.reduce((sum, { minor }) => sum + minor, 0n)
  // A bank may take back what was refunded already: the rest is the shop's loss, should the dispute be lost.
  const split = now.taken < left ? now.taken : left
  const parts = split > 0n ? splitBack(split, owed) : []
  const amount = money(now.taken, dispute.amount.currency)
  const fee = money(now.fee, dispute.amount.currency)
  const book = order.test ? 'test' : 'live'
  const fact = { disputeId: dispute.id, orderId: order.id, book, provider: dispute.provider } as const
  await post(tx, disputeOpenedEntry({ ...fact, amount, fee }))
  const held = disputeHeldEntry({ ...fact, parts })
  if (held) await post(tx, held)
  for (const [lineId, minor] of byLine(parts)) await storeDisputed(tx, lineId, minor)
  await storeDispute(tx, dispute.id, { stage: 'open', amountMinor: now.taken, feeMinor: now.fee, parts })
  await followMoney(tx, order.id)
  const opened: Dispute = { ...dispute, stage: 'open', reason: now.reason, amount, fee, parts }
  await tellOfDispute(tx, 'dispute_held', order, opened, now.dueAt)
  return opened
}

async function lose(tx: Tx, order: Order, dispute: Dispute): Promise<void> {
  const { id: disputeId, parts, amount } = dispute
  const book = order.test ? 'test' : 'live'
  await post(tx, disputeLostEntry({ disputeId, orderId: order.id, book, parts, amount }))
  await storeDispute(tx, disputeId, { stage: 'lost' })
  await tellOfDispute(tx, 'dispute_lost', order, dispute, null)
  dispute.stage = 'lost'
}

/** The money is here again, perhaps long after it was lost: everyone has his part again, and the buyer what he bought. */
async function win(tx: Tx, order: Order, dispute: Dispute, now: DisputeState): Promise<void> {
  const { id: disputeId, parts, amount, fee, provider } = dispute
  const book = order.test ? 'test' : 'live'
  if (dispute.stage === 'lost') {
    const lost = await findEntryOfKey(tx, `displost:${disputeId}`)
    if (!lost) throw new Error(`${disputeId} is lost and not in the books`)
    await reverseEntry(tx, lost, 'won after all')
  }
  const released = await isReleased(tx, order.id, env.HOLD_DAYS)
  const feeBack = money(fee.minor > now.fee ? fee.minor - now.fee : 0n, amount.currency)
  const fact = { disputeId, orderId: order.id, book, provider } as const
  await post(tx, disputeWonEntry({ ...fact, parts, amount, feeBack, released }))
  for (const lineId of byLine(parts).keys()) await storeDisputed(tx, lineId, 0n)
  await storeDispute(tx, disputeId, { stage: 'won', feeMinor: fee.minor - feeBack.minor })
  await followMoney(tx, order.id)
  await tellOfDispute(tx, 'dispute_won', order, dispute, null)
}

/** What remains of an order, without what a refund that is under way takes of it. */
async function withoutPending(tx: Tx, order: Order): Promise<Owed[]> {
  const owed = await findOwed(tx, order.id)
  const pending = (await findRefundsOf(tx, order.id)).find((refund) => refund.state === 'pending')
  return owed.map((one) => {
    const takes = pending?.entry.postings.find(({ lineId, path }) => lineId === one.lineId && path === one.account.path)
    return takes ? { ...one, minor: one.minor - BigInt(takes.minor) } : one
  })
}

function byLine(parts: readonly Owed[]): Map<string, bigint> {
  const lines = new Map<string, bigint>()
  for (const { lineId, minor } of parts) lines.set(lineId, (lines.get(lineId) ?? 0n) + minor)
  return lines
}
