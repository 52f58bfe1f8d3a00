import type { Db, Tx } from '@/infra/db'

export interface NewWish {
  userId: string
  packId: string
  pricing: string
  priceMinor: bigint
  currency: string
}

/** Wished for twice, the first price stays: that is what a change is told against. */
export async function insertWish(tx: Tx, wish: NewWish): Promise<void> {
  await tx.wish.createMany({ data: [wish], skipDuplicates: true })
}

export async function deleteWish(db: Db, userId: string, packId: string): Promise<void> {
  await db.wish.deleteMany({ where: { userId, packId } })
}

export function countWishes(db: Db, userId: string): Promise<number> {
  return db.wish.count({ where: { userId } })
}

/** What somebody wishes for, the latest first. The list is short: it has a limit. */
export function findWishes(db: Db, userId: string) {
  return db.wish.findMany({ where: { userId }, orderBy: [{ createdAt: 'desc' }, { packId: 'desc' }] })
}
