import type { Db } from '@/infra/db'

/** The rate in force in a country on a day: the newest that had begun. Rides on the primary key. */
export function findRate(db: Db, country: string, day: Date) {
  return db.taxRate.findFirst({
    select: { points: true, name: true },
    where: { country, fromDay: { lte: day } },
    orderBy: { fromDay: 'desc' },
  })
}
