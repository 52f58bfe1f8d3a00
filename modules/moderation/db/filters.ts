import type { Db } from '@/infra/db'

export async function insertFilter(
  db: Db,
  data: { id: string; userId: string; name: string; show: string; words: string },
): Promise<void> {
  await db.deskFilter.upsert({
    where: { userId_name: { userId: data.userId, name: data.name } },
    create: data,
    update: { show: data.show, words: data.words },
    select: { id: true },
  })
}

export function findFilters(db: Db, userId: string) {
  return db.deskFilter.findMany({ where: { userId }, orderBy: { name: 'asc' }, take: 20 })
}

export async function deleteFilter(db: Db, userId: string, id: string): Promise<void> {
  await db.deskFilter.deleteMany({ where: { id, userId } })
}
