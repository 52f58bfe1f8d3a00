import { type Actor, hasRole, requireFresh, requireUser } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { lockPayout } from './db/payouts'
import { payoutMoved, payoutNotFound, reasonMissing } from './refusals'
import { stopPayout } from './stop-payout'

/**
 * Call a payout off before it is sent: its person may while nobody has approved it, finance and admins may until it is
 * sent, with a reason. Its money is available again.
 */
export async function cancelPayout(actor: Actor, payoutId: string, reason = ''): Promise<void> {
  const user = requireUser(actor)
  await inTransaction(async (tx) => {
    const payout = await lockPayout(tx, payoutId)
    const own = payout?.userId === user.id
    if (!payout || (!own && !hasRole(user, 'finance', 'admin'))) throw payoutNotFound()
    if (!own) requireFresh(actor)
    if (!own && reason.trim() === '') throw reasonMissing()
    const can = payout.state === 'requested' || (payout.state === 'approved' && !own)
    if (!can) throw payoutMoved(payout.state)
    await stopPayout(tx, payout, 'canceled', reason.trim())
    if (!own) await recordAudit(tx, actor, 'payout.canceled', payoutId, { reason: reason.trim() })
  })
}
