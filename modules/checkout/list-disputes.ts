import { type Actor, requireRole } from '@/core/actor'
import { db } from '@/infra/db'
import { findOpenDisputes } from './db/disputes'
import type { Dispute } from './dispute'

const MOST = 100

/** Disputes that are not over, the soonest deadline for evidence first. For finance and admins. */
export async function listDisputes(actor: Actor): Promise<Dispute[]> {
  requireRole(actor, 'finance', 'admin')
  return findOpenDisputes(db, MOST)
}
