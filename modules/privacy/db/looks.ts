import type { Db } from '@/infra/db'

export async function insertLook(
  db: Db,
  look: { id: string; personId: string; staffId: string; purpose: string; note: string; at: Date; until: Date },
): Promise<void> {
  await db.personLook.create({ data: look })
}

export function findOpenLook(db: Db, look: { personId: string; staffId: string }, now: Date) {
  return db.personLook.findFirst({
    select: { purpose: true, until: true },
    where: { ...look, until: { gt: now } },
    orderBy: { until: 'desc' },
  })
}
