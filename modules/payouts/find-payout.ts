import { type Actor, hasRole, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findPaidBefore, findPayoutRow } from './db/payouts'
import type { Payout } from './payout'
import { payoutNotFound } from './refusals'

/** A payout, and the one that left before it: for whose it is, and for finance and admins. @throws Refusal (404) */
export async function findPayout(
  actor: Actor,
  id: string,
): Promise<{ payout: Payout; before: { id: string; requestedAt: Date } | undefined }> {
  const user = requireUser(actor)
  const payout = await findPayoutRow(db, { id })
  if (!payout || (payout.userId !== user.id && !hasRole(user, 'finance', 'admin'))) throw payoutNotFound()
  return { payout, before: await findPaidBefore(db, payout) }
}
