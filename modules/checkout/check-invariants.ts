import { db } from '@/infra/db'
import { findBroken, INVARIANTS } from './db/invariants'

/** The numbers of the invariants that are asked about. */
export const CHECKED = Object.keys(INVARIANTS).map(Number)

/** Ask the database whether the books, the orders and what people own agree. Empty when they do. Reads everything. */
export function checkInvariants(): Promise<{ invariant: number; rows: unknown[] }[]> {
  return findBroken(db)
}
