import { randomBytes } from 'node:crypto'
import type { Role, UserActor } from '@/core/actor'
import { newId } from '@/core/ids'
import { db } from '@/infra/db'
import { hashOfToken } from '@/infra/secret'

/** A person who has signed in before: the row a sign-in leaves, and a session in which a second factor was shown. Names are unique, so tests never meet. */
export async function createPerson(
  options: {
    name?: string
    handle?: string
    email?: string
    roles?: Role[]
    locale?: 'en' | 'ar'
    country?: string
    joined?: Date
  } = {},
): Promise<{ actor: UserActor; email: string; token: string }> {
  const handle = options.handle ?? `t${randomBytes(6).toString('hex')}`
  const email = options.email ?? `${handle}@people.example`
  const id = newId('user')
  const sessionId = newId('session')
  const token = randomBytes(32).toString('hex')
  // Fresh for as long as any test runs.
  const secondFactorAt = new Date(Date.now() + 86_400_000)
  const roles: Role[] = ['member', ...(options.roles ?? []).filter((role) => role !== 'member')]
  await db.user.create({
    data: {
      id,
      handle,
      roles,
      email,
      emailVerified: new Date(),
      displayName: options.name ?? handle,
      locale: options.locale ?? 'en',
      country: options.country ?? null,
      ...(options.joined && { createdAt: options.joined }),
      sessions: {
        create: {
          id: sessionId,
          tokenHash: hashOfToken(token),
          expiresAt: new Date(Date.now() + 86_400_000),
          device: 'Chromium',
          factorAt: secondFactorAt,
        },
      },
    },
  })
  return {
    actor: { kind: 'user', id, handle, roles, sessionId, secondFactorAt },
    email,
    token,
  }
}
