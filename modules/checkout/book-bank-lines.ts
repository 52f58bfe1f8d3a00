import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { recordAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { receiveLine } from '@/modules/payments/receive-line'
import { settleEvent } from './settle-payment'

/**
 * Finance confirms that these bank lines are the transfers of these references: each is received and settled, as if a
 * provider had called. An amount that does not fit gives nothing and raises an alarm. A line that somebody else dealt with
 * meanwhile is passed over when there are others, and refused when it is the only one.
 * @returns How many were booked now.
 */
export async function bookBankLines(actor: Actor, lines: readonly { hash: string; ref: string }[]): Promise<number> {
  const by = requireRole(actor, 'finance', 'admin').id
  requireFresh(actor)
  let booked = 0
  for (const { hash, ref } of lines) {
    try {
      const { event, orderId, amount } = await receiveLine(hash, ref, by)
      await recordAudit(db, actor, 'order.marked_received', orderId, {
        reason: hash,
        after: { minor: amount.minor.toString(), currency: amount.currency },
      })
      await settleEvent(event)
      booked += 1
    } catch (error) {
      if (!(error instanceof Refusal) || lines.length === 1) throw error
    }
  }
  return booked
}
