import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { findFreeze } from './db/freezes'
import { lockPayout, movePayout } from './db/payouts'
import { takesHeld } from './db/takedown-holds'
import { payoutApproved } from './jobs'
import * as refusals from './refusals'
import { findPayoutProvider } from './registry'

/** Let a payout go. For finance and admins, never one's own; one by a processor is sent right after. */
export async function approvePayout(actor: Actor, payoutId: string, clock: Clock = systemClock): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const now = clock.now()
  await inTransaction(async (tx) => {
    const payout = await lockPayout(tx, payoutId)
    if (!payout) throw refusals.payoutNotFound()
    if (payout.state !== 'requested') throw refusals.payoutMoved(payout.state)
    if (payout.userId === by.id) throw refusals.ownPayout()
    const freeze = await findFreeze(tx, payout.userId, now)
    if (freeze) throw refusals.payoutsFrozen(freeze.reason, freeze.until)
    if (await takesHeld(tx, payout)) throw refusals.payoutPartHeld()
    await movePayout(tx, payoutId, 'approved', { approvedAt: now, approvedBy: by.id })
    if (findPayoutProvider(payout.provider).caps.automatic) await enqueue(tx, payoutApproved, { payoutId })
    await recordAudit(tx, actor, 'payout.approved', payoutId, {
      after: { minor: payout.amount.minor.toString(), currency: payout.amount.currency, provider: payout.provider },
    })
  })
}
