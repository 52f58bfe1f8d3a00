import { type Actor, requireRole } from '@/core/actor'
import { db } from '@/infra/db'
import { findRefundsIn } from './db/refunds'
import type { Refund } from './refund'

const MOST = 100

/** Refunds under way, oldest first, and those that did not arrive, newest first. For finance and admins. */
export async function listRefunds(actor: Actor): Promise<{ pending: Refund[]; failed: Refund[] }> {
  requireRole(actor, 'finance', 'admin')
  return { pending: await findRefundsIn(db, 'pending', MOST), failed: await findRefundsIn(db, 'failed', MOST) }
}
