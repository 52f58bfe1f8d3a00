import type { Db } from '@/infra/db'

/** A person's favourites, the latest first. The list is short: it has a limit. */
export function findFavouriteRows(db: Db, userId: string) {
  return db.favouriteSticker.findMany({
    where: { userId },
    select: { artKey: true },
    orderBy: [{ createdAt: 'desc' }, { artKey: 'desc' }],
  })
}

export function countFavourites(db: Db, userId: string): Promise<number> {
  return db.favouriteSticker.count({ where: { userId } })
}

/** Said twice, it is one. */
export async function addFavourite(db: Db, favourite: { userId: string; packId: string; artKey: string }) {
  await db.favouriteSticker.createMany({ data: [favourite], skipDuplicates: true })
}

export async function dropFavourite(db: Db, userId: string, artKey: string): Promise<void> {
  await db.favouriteSticker.deleteMany({ where: { userId, artKey } })
}
