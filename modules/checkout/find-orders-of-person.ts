import type { Db } from '@/infra/db'
import { findOrdersOf } from './db/orders'
import type { Order } from './order'

/** A person's orders, newest first. Whoever asks has seen to it that they may (privacy's person-file.ts). */
export function findOrdersOfPerson(db: Db, userId: string, take: number): Promise<Order[]> {
  return findOrdersOf(db, userId, { take })
}
