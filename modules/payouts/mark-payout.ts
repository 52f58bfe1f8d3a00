import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { lockPayout, movePayout } from './db/payouts'
import { takesHeld } from './db/takedown-holds'
import type { Payout } from './payout'
import * as refusals from './refusals'
import { findPayoutProvider } from './registry'
import { returnPayout } from './return-payout'
import { bookPaid } from './send-payout'
import { stopPayout } from './stop-payout'

/** What a person may say of a payout by hand, once a bank has said it. */
export const MARKS = ['paid', 'failed', 'returned'] as const
export type Mark = (typeof MARKS)[number]

/**
 * Write down what a bank did with a payout by hand: it left (with the bank's reference), it did not, or it came back after
 * it had left. For finance and admins, never one's own; audited. Said twice, the second is refused with how it stands.
 * @param words The bank's reference for `paid`, the reason for the others.
 */
export async function markPayout(actor: Actor, payoutId: string, mark: Mark, words: string): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const said = words.trim()
  if (said === '') throw mark === 'paid' ? refusals.refMissing() : refusals.reasonMissing()
  await inTransaction(async (tx) => {
    const payout = await lockPayout(tx, payoutId)
    if (!payout) throw refusals.payoutNotFound()
    if (findPayoutProvider(payout.provider).caps.automatic) throw refusals.notByHand(payout.provider)
    if (payout.userId === by.id) throw refusals.ownPayout()
    await write[mark](tx, payout, said)
    await recordAudit(tx, actor, `payout.${mark}`, payoutId, {
      reason: said,
      after: { minor: payout.amount.minor.toString(), currency: payout.amount.currency },
    })
  })
}

const write: Record<Mark, (tx: Tx, payout: Payout, words: string) => Promise<void>> = {
  async paid(tx, payout, ref) {
    if (payout.state === 'approved' && (await takesHeld(tx, payout))) throw refusals.payoutPartHeld()
    // Typed into the bank's own page, without a file: handed over and paid at once.
    const ready = payout.state === 'approved' ? await movePayout(tx, payout.id, 'sent', { sentAt: new Date() }) : payout
    if (ready.state !== 'sent') throw refusals.payoutMoved(ready.state)
    await bookPaid(tx, ready, ref)
  },
  async failed(tx, payout, reason) {
    if (payout.state !== 'sent') throw refusals.payoutMoved(payout.state)
    await stopPayout(tx, payout, 'failed', reason)
  },
  async returned(tx, payout, reason) {
    if (payout.state !== 'paid') throw refusals.payoutMoved(payout.state)
    await returnPayout(tx, payout, reason)
  },
}
