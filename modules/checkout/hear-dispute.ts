import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { inTransaction, type Tx } from '@/infra/db'
import { failpoint } from '@/infra/failpoint'
import { disputeOpenedEntry } from '@/modules/ledger/dispute-entries'
import { findEntryOfKey } from '@/modules/ledger/find-entry'
import { findSurplus } from '@/modules/ledger/find-unmatched'
import { post } from '@/modules/ledger/post'
import { reverseEntry } from '@/modules/ledger/reverse-entry'
import { findOrderPayments, findPaymentByKey } from '@/modules/payments/find-payment'
import type { DisputeState } from '@/modules/payments/provider'
import { findProvider } from '@/modules/payments/registry'
import type { StoredEvent } from '@/modules/payments/receive-event'
import { keepDispute, storeDispute } from './db/disputes'
import { lockOrder } from './db/orders'
import type { Dispute } from './dispute'
import { sideOf } from './dispute-sides'
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
export async function hearDispute({
  provider,
  paymentRef: ref,
}: Pick<StoredEvent, 'provider' | 'paymentRef'>): Promise<void> {
  const now = await findProvider(provider).getDispute?.(ref ?? '')
  failpoint('dispute-asked')
  const payment = now?.paymentKey ? await findPaymentByKey(provider, now.paymentKey) : undefined
  if (!now || !payment) throw new Error(`dispute ${ref} at ${provider} is of no payment of ours`)
  if (now.amount.currency !== payment.amount.currency) throw new Error(`dispute ${ref} is in ${now.amount.currency}`)
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, payment.orderId)
    // Told before the payment was: the sweeper tries again.
    if (!order || !(await hasCome(tx, order, payment.id))) throw new Error(`${payment.id} is not paid`)
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

async function hasCome(tx: Tx, order: Order, paymentId: string): Promise<boolean> {
  return (await findOrderPayments(tx, order.id)).some(({ id, captured }) => id === paymentId && captured.minor > 0n)
}

/** The bank has taken the money: it waits in an account of its own, what people earned by it is held, what was bought rests. */
async function open(tx: Tx, order: Order, dispute: Dispute, now: DisputeState): Promise<Dispute> {
  const { id: disputeId, paymentId, provider } = dispute
  const { currency } = dispute.amount
  const [amount, fee] = [money(now.taken, currency), money(now.fee, currency)]
  const book = order.test ? 'test' : 'live'
  await post(tx, disputeOpenedEntry({ disputeId, orderId: order.id, book, provider, amount, fee }))
  // Money that fitted no order: nobody got anything by it.
  const payments = await findOrderPayments(tx, order.id)
  const captured = payments.find(({ id }) => id === paymentId)?.captured.minor ?? 0n
  const surplus = (await findSurplus(tx, order.id, paymentId)) >= captured
  const before = { ...dispute, surplus, amount, fee }
  const stake = await sideOf(order, before).hold(tx, order, before, now.taken)
  await storeDispute(tx, disputeId, {
    stage: 'open',
    surplus,
    amountMinor: now.taken,
    feeMinor: now.fee,
    parts: stake.parts,
    heldMinor: stake.held,
    owedMinor: stake.owed,
  })
  await followMoney(tx, order.id)
  const opened: Dispute = { ...before, ...stake, stage: 'open', reason: now.reason }
  await tellOfDispute(tx, 'dispute_held', order, opened, now.dueAt)
  return opened
}

async function lose(tx: Tx, order: Order, dispute: Dispute): Promise<void> {
  await sideOf(order, dispute).lose(tx, order, dispute)
  await storeDispute(tx, dispute.id, { stage: 'lost' })
  await tellOfDispute(tx, 'dispute_lost', order, dispute, null)
  dispute.stage = 'lost'
}

/** The money is here again, perhaps long after it was lost: everyone has his part again, and the buyer what he bought. */
async function win(tx: Tx, order: Order, dispute: Dispute, now: DisputeState): Promise<void> {
  const { id: disputeId, amount, fee } = dispute
  if (dispute.stage === 'lost') {
    const lost = await findEntryOfKey(tx, `displost:${disputeId}`)
    if (!lost) throw new Error(`${disputeId} is lost and not in the books`)
    await reverseEntry(tx, lost, 'won after all')
  }
  const feeBack = money(fee.minor > now.fee ? fee.minor - now.fee : 0n, amount.currency)
  await sideOf(order, dispute).win(tx, order, dispute, feeBack)
  await storeDispute(tx, disputeId, { stage: 'won', feeMinor: fee.minor - feeBack.minor })
  await followMoney(tx, order.id)
  await tellOfDispute(tx, 'dispute_won', order, dispute, null)
}
