import { requireRole, type Actor } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { findStuck } from './db/events'
import { findManuals } from './db/manual'
import { findAlarmed } from './db/payments'
import type { Payment } from './payment'
import { readReference } from './reference'

const MOST = 200

export interface Transfer {
  ref: string
  orderId: string
  amount: Money
  received: Money
  state: string
  bankRef: string | null
  receivedAt: Date | null
  createdAt: Date
}

/** Bank transfers that are waited for (oldest first) or came in, or the one with this reference. For finance and admins. */
export async function listTransfers(
  actor: Actor,
  { state, typed }: { state: 'open' | 'received'; typed?: string | undefined },
): Promise<Transfer[]> {
  requireRole(actor, 'finance', 'admin')
  const ref = typed ? readReference(typed) : undefined
  if (typed && !ref) return []
  const rows = await findManuals(db, { ref, state, take: MOST })
  return rows.map(({ amountMinor, receivedMinor, currency, ...row }) => ({
    ...row,
    amount: money(amountMinor, currency),
    received: money(receivedMinor, currency),
  }))
}

/** Payments that brought money which fits no order, and events that could not be dealt with. For finance and admins. */
export async function listAlarms(
  actor: Actor,
): Promise<{ payments: Payment[]; events: Awaited<ReturnType<typeof findStuck>> }> {
  requireRole(actor, 'finance', 'admin')
  return { payments: await findAlarmed(db, MOST), events: await findStuck(db, MOST) }
}
