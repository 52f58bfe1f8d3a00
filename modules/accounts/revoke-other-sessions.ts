import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { endSessions } from '@/infra/session-store'

/** Sign out everywhere but here. Returns how many sessions ended. */
export async function revokeOtherSessions(actor: Actor): Promise<number> {
  const user = requireUser(actor)
  return endSessions(db, user.id, user.sessionId)
}
