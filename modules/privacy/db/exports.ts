import type { Db, Prisma } from '@/infra/db'

export async function insertExport(db: Db, data: Prisma.DataExportUncheckedCreateInput): Promise<void> {
  await db.dataExport.create({ data })
}

export function findLastExport(db: Db, userId: string) {
  return db.dataExport.findFirst({ where: { userId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
}

export function findExport(db: Db, id: string) {
  return db.dataExport.findUnique({ where: { id } })
}

export function findExportIds(db: Db, userId: string) {
  return db.dataExport.findMany({ where: { userId }, select: { id: true } })
}

export async function changeExport(db: Db, id: string, data: Prisma.DataExportUpdateManyMutationInput): Promise<void> {
  await db.dataExport.updateMany({ where: { id }, data })
}

export function findOldExports(db: Db, now: Date) {
  return db.dataExport.findMany({ where: { state: 'ready', expiresAt: { lte: now } }, select: { id: true }, take: 100 })
}
