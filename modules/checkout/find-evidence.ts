import { type Actor, requireRole } from '@/core/actor'
import { db } from '@/infra/db'
import { findEvidence } from './db/evidence'
import type { Evidence } from './evidence'

/** What others say about where the buyer of an order is. For finance and admins. */
export async function evidenceOf(actor: Actor, orderId: string): Promise<Evidence[]> {
  requireRole(actor, 'finance', 'admin')
  return findEvidence(db, orderId)
}
