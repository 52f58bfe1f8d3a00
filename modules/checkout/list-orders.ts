import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findOrdersOf } from './db/orders'
import type { Order } from './order'

const PAGE = 24

/** One's own orders, newest first. `next` is the cursor of the following page. */
export async function listOrders(
  actor: Actor,
  before?: string,
): Promise<{ orders: Order[]; next: string | undefined }> {
  const { id } = requireUser(actor)
  const rows = await findOrdersOf(db, id, { before, take: PAGE + 1 })
  const orders = rows.slice(0, PAGE)
  return { orders, next: rows.length > PAGE ? orders.at(-1)?.id : undefined }
}
