import { type Money, sum } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findEarnersOf, findHolds } from './db/takedown-holds'

/** What a takedown of this pack holds of payouts now, of all who earned by it together, and of how many. For the use case of a caller who may know. */
export async function findHeldOfPack(packId: string): Promise<{ total: Money; people: number }> {
  const held: Money[] = []
  for (const userId of await findEarnersOf(db, packId))
    for (const hold of await findHolds(db, userId, env.SHOP_CURRENCY))
      if (hold.packId === packId) held.push(hold.amount)
  return { total: sum(held, env.SHOP_CURRENCY), people: held.length }
}
