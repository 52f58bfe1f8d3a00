import type { Db, Tx } from '@/infra/db'

export async function insertCall(tx: Tx, payoutId: string, attempt: number, askAt: Date): Promise<string> {
  const key = `${payoutId}:${attempt}`
  await tx.payoutCall.create({ data: { key, payoutId, attempt, askAt }, select: { key: true } })
  return key
}

export async function closeCall(tx: Tx, key: string, state: 'done' | 'refused', lastError = ''): Promise<boolean> {
  const { count } = await tx.payoutCall.updateMany({ where: { key, state: 'pending' }, data: { state, lastError } })
  return count === 1
}

/** The call had no answer; the same one is made again later. */
export async function storeSilence(db: Db, key: string, error: string, askAt: Date): Promise<void> {
  await db.payoutCall.updateMany({
    where: { key, state: 'pending' },
    data: { tries: { increment: 1 }, lastError: error.slice(0, 500), askAt },
  })
}

/** Calls whose answer was never heard, the longest waiting first. Rides on (state, askAt). */
export function findUnanswered(db: Db, now: Date, take: number) {
  return db.payoutCall.findMany({
    where: { state: 'pending', askAt: { lte: now } },
    select: { key: true, payoutId: true },
    orderBy: { askAt: 'asc' },
    take,
  })
}

export function findPendingCall(db: Db, payoutId: string) {
  return db.payoutCall.findFirst({ where: { payoutId, state: 'pending' }, select: { key: true, tries: true } })
}
