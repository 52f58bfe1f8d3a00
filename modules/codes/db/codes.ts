import { money } from '@/core/money'
import type { Db, Tx } from '@/infra/db'
import type { Code } from '../code'

const columns = {
  id: true,
  code: true,
  ownerId: true,
  points: true,
  minor: true,
  currency: true,
  startsAt: true,
  endsAt: true,
  usesMost: true,
  perBuyer: true,
  taken: true,
  stoppedAt: true,
  createdAt: true,
} as const

interface Row extends Omit<Code, 'amount'> {
  minor: bigint | null
  currency: string
}

function toCode({ minor, currency, ...row }: Row): Code {
  return { ...row, amount: minor === null ? null : money(minor, currency) }
}

export async function insertCode(
  tx: Tx,
  {
    amount,
    currency,
    ...code
  }: Omit<Code, 'taken' | 'stoppedAt' | 'createdAt'> & { currency: string; createdBy: string },
): Promise<void> {
  await tx.discountCode.create({ data: { ...code, currency, minor: amount?.minor ?? null }, select: { id: true } })
}

export async function findCodeRow(db: Db, where: { code: string } | { id: string }): Promise<Code | undefined> {
  const row = await db.discountCode.findUnique({ where, select: columns })
  return row ? toCode(row) : undefined
}

/** The code, locked until the transaction ends: whoever else wants a use of it waits. */
export async function lockCode(tx: Tx, id: string): Promise<Code | undefined> {
  await tx.$queryRaw`SELECT FROM "DiscountCode" WHERE id = ${id} FOR UPDATE`
  return findCodeRow(tx, { id })
}

/** Codes of an artist, or of the shop (null), newest first. Rides on (ownerId, createdAt). */
export async function findCodesOf(db: Db, ownerId: string | null, take: number): Promise<Code[]> {
  const rows = await db.discountCode.findMany({
    where: { ownerId },
    select: columns,
    orderBy: { createdAt: 'desc' },
    take,
  })
  return rows.map(toCode)
}

export async function storeStopped(db: Db, id: string, at: Date): Promise<boolean> {
  const { count } = await db.discountCode.updateMany({ where: { id, stoppedAt: null }, data: { stoppedAt: at } })
  return count === 1
}

/** A buyer's uses of a code that count, by what they are in. */
export async function findUsesOf(db: Db, codeId: string, buyerId: string) {
  return db.codeUse.findMany({
    where: { codeId, buyerId, state: { in: ['reserved', 'used', 'late'] } },
    select: { turn: true, state: true },
  })
}

export async function insertUse(
  tx: Tx,
  use: { orderId: string; codeId: string; buyerId: string; turn: number; minor: bigint },
): Promise<void> {
  await tx.codeUse.create({ data: use, select: { orderId: true } })
}

/** The code of an order, and what it took off. */
export async function findUseOf(db: Db, orderId: string) {
  const use = await db.codeUse.findUnique({
    where: { orderId },
    select: { minor: true, state: true, code: { select: { code: true, ownerId: true } } },
  })
  return use ?? undefined
}

/** What codes took off in orders that were paid, by code. */
export async function sumUses(
  db: Db,
  codeIds: readonly string[],
): Promise<Map<string, { used: number; minor: bigint }>> {
  const rows = await db.codeUse.groupBy({
    by: ['codeId'],
    where: { codeId: { in: [...codeIds] }, state: { in: ['used', 'late'] } },
    _count: true,
    _sum: { minor: true },
  })
  return new Map(rows.map(({ codeId, _count, _sum }) => [codeId, { used: _count, minor: _sum.minor ?? 0n }]))
}
