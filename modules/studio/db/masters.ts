import type { Problem } from '@/core/refusal'
import type { Db, Prisma } from '@/infra/db'

/** Keep a master's facts. The same picture again changes nothing: it is here under its hash. Returns whether it has its previews. */
export async function keepMaster(
  db: Db,
  { problems, ...data }: Omit<Prisma.MasterCreateManyInput, 'problems'> & { problems: readonly Problem[] },
): Promise<boolean> {
  const row = { ...data, problems: problems as unknown as Prisma.InputJsonValue }
  await db.master.createMany({ data: [row], skipDuplicates: true })
  return (await findMaster(db, data.hash))?.previewsAt != null
}

export function findMaster(db: Db, hash: string) {
  return db.master.findUnique({ where: { hash } })
}

export async function markPictured(db: Db, hash: string): Promise<void> {
  await db.master.update({ where: { hash }, data: { previewsAt: new Date() } })
}
