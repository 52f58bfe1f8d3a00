import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { listSessionRows } from '@/infra/session-store'

export interface SessionView {
  id: string
  /** Browser and system, or empty when the browser did not say. */
  device: string
  createdAt: Date
  /** To within five minutes. */
  lastSeenAt: Date
  /** The one this page was asked for with. */
  current: boolean
}

/** Where a person is signed in: this browser first, then by when it was last seen. */
export async function listSessions(actor: Actor, now = new Date()): Promise<SessionView[]> {
  const user = requireUser(actor)
  const rows = await listSessionRows(db, user.id, now)
  return rows
    .map((row) => ({ ...row, current: row.id === user.sessionId }))
    .toSorted((a, b) => Number(b.current) - Number(a.current))
}
