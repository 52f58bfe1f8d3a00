import type { Db } from '@/infra/db'

const columns = {
  id: true,
  userId: true,
  packId: true,
  versionId: true,
  part: true,
  name: true,
  state: true,
  made: true,
  total: true,
  attempts: true,
  error: true,
} as const

export type SetState = 'waiting' | 'ready' | 'failed'

export interface SetRow {
  id: string
  userId: string
  packId: string
  versionId: string
  part: number
  name: string
  state: SetState
  made: number
  total: number
  attempts: number
  error: string | null
}

/** Longer than a run takes: 120 stickers at Telegram's slowest. After this whoever ran it is gone. */
const RUN_SECONDS = 900

/** Sets of a pack, its parts in order. */
export async function findSetRows(db: Db, userId: string, versionId: string): Promise<SetRow[]> {
  const rows = await db.telegramSet.findMany({
    where: { userId, versionId },
    orderBy: { part: 'asc' },
    select: columns,
  })
  return rows.map((row) => ({ ...row, state: row.state as SetState }))
}

/** Write a set down, or ask again for one that failed. */
export async function ensureSet(
  db: Db,
  set: { id: string; userId: string; packId: string; versionId: string; part: number; name: string },
): Promise<SetRow> {
  const { userId, versionId, part } = set
  await db.telegramSet.createMany({ data: [set], skipDuplicates: true })
  await db.telegramSet.updateMany({
    where: { userId, versionId, part, state: 'failed' },
    data: { state: 'waiting', error: null, attempts: 0 },
  })
  const where = { userId_versionId_part: { userId, versionId, part } }
  const row = await db.telegramSet.findUniqueOrThrow({ where, select: columns })
  return { ...row, state: row.state as SetState }
}

/** Take a set to make it: one at a time, so that two workers never add the same sticker. */
export async function claimSet(db: Db, id: string): Promise<SetRow | undefined> {
  const gone = new Date(Date.now() - RUN_SECONDS * 1000)
  const [row] = await db.telegramSet.updateManyAndReturn({
    where: { id, state: 'waiting', OR: [{ claimedAt: null }, { claimedAt: { lt: gone } }] },
    data: { claimedAt: new Date() },
    select: columns,
  })
  return row && { ...row, state: row.state as SetState }
}

export async function changeSet(
  db: Db,
  id: string,
  data: { state?: SetState; made?: number; total?: number; attempts?: number; error?: string | null; claimedAt?: null },
): Promise<void> {
  await db.telegramSet.update({ where: { id }, data, select: { id: true } })
}
