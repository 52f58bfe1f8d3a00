import { type Actor, requireRole } from '@/core/actor'
import { CHECKED, checkInvariants } from './check-invariants'

/** The invariants of docs/money.md, asked now, from the desk. For finance and admins. */
export async function auditBooks(actor: Actor): Promise<{ count: number; broken: number[] }> {
  requireRole(actor, 'finance', 'admin')
  return { count: CHECKED.length, broken: (await checkInvariants()).map((found) => found.invariant) }
}
