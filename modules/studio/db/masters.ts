import type { Db, Prisma } from '@/infra/db'

/** Keep a master's facts. The same picture again changes nothing: it is already here under its hash. */
export async function keepMaster(db: Db, data: Prisma.MasterCreateManyInput): Promise<void> {
  await db.master.createMany({ data: [data], skipDuplicates: true })
}

export function findMaster(db: Db, hash: string) {
  return db.master.findUnique({ where: { hash } })
}

export async function markPictured(db: Db, hash: string): Promise<void> {
  await db.master.update({ where: { hash }, data: { previewsAt: new Date() } })
}
