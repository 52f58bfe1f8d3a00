import type { Actor } from '@/core/actor'
import { db } from '@/infra/db'
import { findOrder } from '@/modules/checkout/find-order'
import { findPapersOf } from './db/papers'
import type { Paper } from './paper'

/** The numbered papers of an order, for its buyer, and for finance and admins. */
export async function listPapers(actor: Actor, orderId: string): Promise<Paper[]> {
  await findOrder(actor, orderId)
  return findPapersOf(db, orderId)
}
