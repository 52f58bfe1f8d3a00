import type { Db, Tx } from '@/infra/db'

const shown = { id: true, name: true, hint: true, createdAt: true, usedAt: true } as const

/** A person's tokens that still work, the newest first. There are few: they have a limit. */
export function findTokenRows(db: Db, userId: string) {
  return db.apiToken.findMany({
    where: { userId, endedAt: null },
    select: shown,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

export function countTokens(db: Db, userId: string): Promise<number> {
  return db.apiToken.count({ where: { userId, endedAt: null } })
}

export async function insertToken(
  tx: Tx,
  token: { id: string; userId: string; name: string; hash: string; hint: string },
): Promise<void> {
  await tx.apiToken.create({ data: token })
}

/** False when it is not theirs, or over already. */
export async function endToken(db: Db, userId: string, id: string, at: Date): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({ where: { id, userId, endedAt: null }, data: { endedAt: at } })
  return count === 1
}

/** Whose token this is, while both it and the account are good. */
export async function findTokenOwner(db: Db, hash: string) {
  const [row] = await db.$queryRaw<{ id: string; usedAt: Date | null; userId: string; handle: string }[]>`
    SELECT t.id, t."usedAt", u.id AS "userId", u.handle FROM "ApiToken" t JOIN "User" u ON u.id = t."userId"
    WHERE t.hash = ${hash} AND t."endedAt" IS NULL AND u.state = 'active'`
  return row
}

export async function markTokenUsed(db: Db, id: string, at: Date): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { usedAt: at } })
}
