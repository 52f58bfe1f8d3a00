import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { endSession } from '@/infra/session-store'
import { noSuchSession } from './refusals'

/** Sign one of your own browsers out. Its next request is a visitor's. @throws Refusal `account.no_such_session`. */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  const user = requireUser(actor)
  if (!(await endSession(db, user.id, sessionId))) throw noSuchSession()
}
