import { type Actor, requireRole } from '@/core/actor'
import { db } from '@/infra/db'
import { countRequestLateness, findOpenRequests } from './db/refund-requests'
import { findRefundsIn } from './db/refunds'
import type { Refund } from './refund'
import type { RefundRequest } from './refund-request'

const MOST = 100
const LATENESS_DAYS = 90

/** Requests that wait, refunds under way, oldest first, and those that did not arrive, newest first. For finance and admins. */
export async function listRefunds(
  actor: Actor,
  now = new Date(),
): Promise<{
  pending: Refund[]
  failed: Refund[]
  requests: RefundRequest[]
  lateness: { decided: number; late: number; waiting: number }
}> {
  requireRole(actor, 'finance', 'admin')
  return {
    pending: await findRefundsIn(db, 'pending', MOST),
    failed: await findRefundsIn(db, 'failed', MOST),
    requests: await findOpenRequests(db, MOST),
    lateness: await countRequestLateness(db, new Date(now.getTime() - LATENESS_DAYS * 86_400_000)),
  }
}
