import { randomBytes } from 'node:crypto'
import { newId } from '@/core/ids'
import { db } from '@/infra/db'
import { hashOfToken } from '@/infra/secret'
import { SESSION_COOKIE } from '@/infra/session-token'

/** The cookie of a session for a demo person, as a sign-in would leave it. */
export async function signInAs(handle: string): Promise<{ name: string; value: string }> {
  const user = await db.user.findUnique({ where: { handle } })
  if (!user) throw new Error(`The demo has nobody called ${handle}.`)
  const token = randomBytes(32).toString('hex')
  await db.session.create({
    data: {
      id: newId('session'),
      userId: user.id,
      tokenHash: hashOfToken(token),
      expiresAt: new Date(Date.now() + 3_600_000),
      factorAt: new Date(),
    },
  })
  return { name: SESSION_COOKIE, value: token }
}
