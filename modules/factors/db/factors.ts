import type { Db } from '@/infra/db'

export function findPasskeys(db: Db, userId: string) {
  return db.passkey.findMany({
    select: { id: true, name: true, transports: true, createdAt: true, usedAt: true },
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 100,
  })
}

export function findPasskey(db: Db, id: string) {
  return db.passkey.findUnique({ where: { id } })
}

export async function insertPasskey(
  db: Db,
  passkey: { id: string; userId: string; publicKey: Uint8Array; counter: number; transports: string[]; name: string },
): Promise<void> {
  const { publicKey, counter, ...rest } = passkey
  await db.passkey.create({ data: { ...rest, publicKey: Buffer.from(publicKey), counter: BigInt(counter) } })
}

export async function countUse(db: Db, id: string, counter: number, now: Date): Promise<void> {
  await db.passkey.updateMany({ where: { id }, data: { counter: BigInt(counter), usedAt: now } })
}

export async function deletePasskey(db: Db, userId: string, id: string): Promise<boolean> {
  return (await db.passkey.deleteMany({ where: { id, userId } })).count === 1
}

export function findApp(db: Db, userId: string) {
  return db.authenticator.findUnique({ where: { userId } })
}

/** A secret that was shown and waits for its first code; one that waited before is forgotten. */
export async function putPendingApp(db: Db, userId: string, sealed: string): Promise<void> {
  await db.authenticator.deleteMany({ where: { userId, confirmedAt: null } })
  await db.authenticator.create({ data: { userId, sealed } })
}

/** Take a code of this step: false when one as new was taken before. Of two who bring it at once, one is first. */
export async function takeStep(db: Db, userId: string, step: number, confirmedAt: Date): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE "Authenticator" SET "lastStep" = ${step}, "confirmedAt" = coalesce("confirmedAt", ${confirmedAt})
    WHERE "userId" = ${userId} AND "lastStep" < ${step}`
  return taken === 1
}

export async function deleteApp(db: Db, userId: string): Promise<boolean> {
  return (await db.authenticator.deleteMany({ where: { userId } })).count === 1
}

export function countCodes(db: Db, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId } })
}

export async function putCodes(db: Db, userId: string, hashes: readonly string[]): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } })
  await db.recoveryCode.createMany({ data: hashes.map((hash) => ({ hash, userId })) })
}

/** Use a code up: of two who bring it at once, one has it. */
export async function takeCode(db: Db, userId: string, hash: string): Promise<boolean> {
  return (await db.recoveryCode.deleteMany({ where: { hash, userId } })).count === 1
}

export async function deleteCodes(db: Db, userId: string): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } })
}

export async function insertChallenge(
  db: Db,
  challenge: { hash: string; purpose: string; userId: string | null; expiresAt: Date },
  now: Date,
): Promise<void> {
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.passkeyChallenge.create({ data: challenge })
}

/** Use a challenge up. True once only, in its time, for the purpose and person it was made for. */
export async function takeChallenge(
  db: Db,
  { hash, purpose, userId }: { hash: string; purpose: string; userId: string | null },
  now: Date,
): Promise<boolean> {
  return (
    (await db.passkeyChallenge.deleteMany({ where: { hash, purpose, userId, expiresAt: { gt: now } } })).count === 1
  )
}
