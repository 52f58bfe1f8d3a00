import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { fromDecimal } from '@/core/money'
import { recordAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { receiveTransfer } from '@/modules/payments/receive-transfer'
import { amountMalformed, bankRefMissing } from './refusals'
import { settleEvent } from './settle-payment'

/**
 * Finance saw a transfer in the bank: add it to the order whose reference it carries, and settle. A wrong amount gives
 * nothing and raises an alarm. The same bank reference again changes nothing.
 */
export async function markReceived(
  actor: Actor,
  { typed, amount, bankRef }: { typed: string; amount: string; bankRef: string },
): Promise<{ orderId: string }> {
  const by = requireRole(actor, 'finance', 'admin').id
  requireFresh(actor)
  const received = fromDecimal(amount, env.SHOP_CURRENCY)
  if (!received || received.minor === 0n) throw amountMalformed()
  if (bankRef.trim() === '') throw bankRefMissing()
  const { event, orderId } = await receiveTransfer(typed, { minor: received.minor, bankRef: bankRef.trim(), by })
  if (!event.settledAt)
    await recordAudit(db, actor, 'order.marked_received', orderId, {
      reason: bankRef.trim(),
      after: { minor: received.minor.toString(), currency: received.currency },
    })
  await settleEvent(event)
  return { orderId }
}
