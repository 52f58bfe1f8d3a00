import { ROLES, visitor, type Actor } from '@/core/actor'
import { db } from './db'
import { tokenHash } from './session-token'

// The rows behind the session cookie. Of a token only its sha256 is kept: a copy of the table signs nobody in.

const SEEN_EVERY_MS = 5 * 60_000

/** Who holds this token now: nobody, when it is revoked or has run out, or the account is not active. */
export async function findSession(token: string, now = new Date()): Promise<Actor> {
  const session = await db.session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      id: true,
      expiresAt: true,
      lastSeenAt: true,
      user: { select: { id: true, handle: true, roles: true, state: true } },
    },
  })
  if (!session || session.expiresAt <= now || session.user.state !== 'active') return visitor
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await db.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } })
  const { id, handle, roles } = session.user
  return { kind: 'user', id, handle, roles: ROLES.filter((role) => roles.includes(role)), sessionId: session.id }
}
