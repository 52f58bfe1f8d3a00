import { type Actor, requireRole } from '@/core/actor'
import { readLong } from '@/infra/db'
import { findBroken, INVARIANTS } from './db/invariants'

export interface Checked {
  invariant: number
  /** What breaks it, by id or path; none when it holds. */
  subjects: string[]
}

/** The invariants of docs/money.md, all asked now, from the desk. For finance and admins. */
export async function auditBooks(actor: Actor): Promise<Checked[]> {
  requireRole(actor, 'finance', 'admin')
  const broken = new Map((await readLong(findBroken)).map(({ invariant, subjects }) => [invariant, subjects]))
  return Object.keys(INVARIANTS).map((number) => ({
    invariant: Number(number),
    subjects: broken.get(Number(number)) ?? [],
  }))
}
