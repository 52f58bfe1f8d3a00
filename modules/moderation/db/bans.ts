import type { Db, Prisma, Tx } from '@/infra/db'

export type BanRow = Prisma.BanGetPayload<object>

export async function insertBan(tx: Tx, data: Prisma.BanCreateInput): Promise<void> {
  await tx.ban.create({ data })
}

export function findBanRow(db: Db, id: string): Promise<BanRow | null> {
  return db.ban.findUnique({ where: { id } })
}

export async function lockBan(tx: Tx, id: string): Promise<BanRow | null> {
  await tx.$queryRaw`SELECT FROM "Ban" WHERE id = ${id} FOR UPDATE`
  return findBanRow(tx, id)
}

export async function changeBan(tx: Tx, id: string, data: Prisma.BanUpdateInput): Promise<void> {
  await tx.ban.update({ where: { id }, data, select: { id: true } })
}

/** Appeals that nobody has decided on, the oldest first. */
export function findOpenBanAppeals(db: Db): Promise<BanRow[]> {
  return db.ban.findMany({
    where: { appealedAt: { not: null }, decidedAt: null },
    orderBy: { appealedAt: 'asc' },
    take: 100,
  })
}
