import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { findUnmatched } from '@/modules/ledger/find-unmatched'
import { sentBackEntry } from '@/modules/ledger/entries'
import { post } from '@/modules/ledger/post'
import { lockPayment, moveAlarm, storeAlarmClosed } from './db/payments'
import { alarmHeld, alarmNotFound } from './refusals'

/**
 * Money that fitted no order was sent back: book it out and close the alarm. For finance and admins; audited.
 * @param note How it went back, a bank's or a processor's reference.
 */
export async function closeAlarm(actor: Actor, paymentId: string, note: string): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  await inTransaction(async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (!payment?.alarm || payment.alarmClosedAt) throw alarmNotFound()
    const owed = await findUnmatched(tx, payment.orderId, paymentId)
    // His own bank has taken it back, and may give it back to us.
    if (!owed) throw alarmHeld()
    const { orderId, provider, captured } = payment
    await post(tx, sentBackEntry({ paymentId, orderId, provider, captured: captured.minor, note, ...owed }))
    await storeAlarmClosed(tx, paymentId, new Date())
    await recordAudit(tx, actor, 'payment.sent_back', paymentId, {
      reason: note,
      after: { minor: owed.amount.minor.toString(), currency: owed.amount.currency },
    })
  })
}

/** A payer's bank took a surplus back, or gave it back after all: its alarm ends with what is owed, and begins anew with it. */
export async function followSurplus(tx: Tx, orderId: string, paymentId: string): Promise<void> {
  const owed = await findUnmatched(tx, orderId, paymentId)
  await moveAlarm(tx, paymentId, owed ? null : new Date())
}
