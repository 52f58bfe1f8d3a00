import type { Db } from '@/infra/db'

const profile = { id: true, handle: true, displayName: true, bio: true, links: true, avatarKey: true } as const

export function findProfileRows(db: Db, ids: readonly string[]) {
  return db.user.findMany({ select: profile, where: { id: { in: [...ids] } } })
}

/** Only people who can be met: not banned, not closed. */
export function findProfileRow(db: Db, handle: string) {
  return db.user.findFirst({ select: profile, where: { handle, state: 'active' } })
}

export function findContactRow(db: Db, userId: string) {
  return db.user.findUnique({ select: { email: true, locale: true, state: true }, where: { id: userId } })
}
