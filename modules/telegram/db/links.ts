import type { Db, Tx } from '@/infra/db'

export async function findLinkRow(db: Db, userId: string) {
  return (await db.telegramLink.findUnique({ where: { userId }, select: { telegramId: true } })) ?? undefined
}

/** Link an account. False when it is linked to somebody else here. */
export async function putLink(tx: Tx, userId: string, telegramId: bigint): Promise<boolean> {
  const taken = await tx.telegramLink.findUnique({ where: { telegramId }, select: { userId: true } })
  if (taken && taken.userId !== userId) return false
  await tx.telegramLink.upsert({ where: { userId }, create: { userId, telegramId }, update: { telegramId } })
  return true
}

export async function deleteLink(db: Db, where: { userId: string } | { telegramId: bigint }): Promise<boolean> {
  return (await db.telegramLink.deleteMany({ where })).count > 0
}

/** One link to the bot a person at a time: a new one ends the one before. */
export async function putToken(tx: Tx, userId: string, tokenHash: string, expiresAt: Date): Promise<void> {
  await tx.telegramToken.deleteMany({ where: { OR: [{ userId }, { expiresAt: { lt: new Date() } }] } })
  await tx.telegramToken.create({ data: { tokenHash, userId, expiresAt } })
}

/** Use a token up. Undefined when there is none, it is too old, or somebody was faster. */
export async function takeToken(tx: Tx, tokenHash: string, now: Date): Promise<string | undefined> {
  const [taken] = await tx.$queryRaw<{ userId: string; expiresAt: Date }[]>`
    DELETE FROM "TelegramToken" WHERE "tokenHash" = ${tokenHash} RETURNING "userId", "expiresAt"`
  return taken && taken.expiresAt > now ? taken.userId : undefined
}
