import type { Db } from '@/infra/db'

/** The rate in force in a country on a day: the newest that had begun. Rides on the primary key. */
export function findRate(db: Db, country: string, day: Date) {
  return db.taxRate.findFirst({
    select: { points: true, name: true },
    where: { country, fromDay: { lte: day } },
    orderBy: { fromDay: 'desc' },
  })
}

/** A rate from a day on; the same day's is replaced. */
export async function putRate(
  db: Db,
  { country, fromDay, points, name }: { country: string; fromDay: Date; points: number; name: string },
): Promise<void> {
  await db.taxRate.upsert({
    where: { country_fromDay: { country, fromDay } },
    create: { country, fromDay, points, name },
    update: { points, name },
  })
}
