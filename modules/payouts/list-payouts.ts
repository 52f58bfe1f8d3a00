import { type Actor, requireRole } from '@/core/actor'
import { db } from '@/infra/db'
import { findFreezes, type Freeze } from './db/freezes'
import { countLateness, findPayoutsIn } from './db/payouts'
import type { Payout } from './payout'

const MOST = 200
const LATENESS_DAYS = 90

export interface DeskPayouts {
  requested: Payout[]
  approved: Payout[]
  sent: Payout[]
  /** The newest that ended, well or not. */
  ended: Payout[]
  freezes: Freeze[]
  lateness: { paid: number; late: number; waiting: number }
}

/** Everything under way, oldest first, and what ended lately. For finance and admins. */
export async function listPayouts(actor: Actor, now = new Date()): Promise<DeskPayouts> {
  requireRole(actor, 'finance', 'admin')
  const [requested, approved, sent, ended, freezes, lateness] = await Promise.all([
    findPayoutsIn(db, ['requested'], { take: MOST }),
    findPayoutsIn(db, ['approved'], { take: MOST }),
    findPayoutsIn(db, ['sent'], { take: MOST }),
    findPayoutsIn(db, ['paid', 'returned', 'failed', 'canceled'], { take: 50, newest: true }),
    findFreezes(db, now, MOST),
    countLateness(db, new Date(now.getTime() - LATENESS_DAYS * 86_400_000)),
  ])
  return { requested, approved, sent, ended, freezes, lateness }
}
