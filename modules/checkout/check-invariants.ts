import { db } from '@/infra/db'
import { type Broken, findBroken } from './db/invariants'

/** Ask the database whether the books, the orders and what people own agree. Empty when they do. Reads everything. */
export function checkInvariants(): Promise<Broken[]> {
  return findBroken(db)
}
