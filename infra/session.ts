import { cookies } from 'next/headers'
import { cache } from 'react'
import { visitor, type Actor, type Role } from '@/core/actor'
import { db } from './db'
import { SESSION_COOKIE, tokenHash } from './session-token'

/**
 * Who asks, read from the database at every request: a revoked session, a banned account or a lost role counts at once.
 * One query a request, however many ask.
 */
export const currentActor = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  if (!token) return visitor
  const session = await db.session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, expiresAt: true, user: { select: { id: true, handle: true, roles: true, state: true } } },
  })
  if (!session || session.expiresAt < new Date() || session.user.state !== 'active') return visitor
  return {
    kind: 'user',
    id: session.user.id,
    handle: session.user.handle,
    roles: session.user.roles as Role[],
    sessionId: session.id,
  }
})
