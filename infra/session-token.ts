import { createHash } from 'node:crypto'
import { env } from './env'

/** The session cookie. `__Host-` ties it to this host over https; browsers refuse that prefix without https. */
export const SESSION_COOKIE = env.open ? '__Host-mulsaq-session' : 'mulsaq-session'

/** What is stored of a token: enough to recognise it, nothing to sign in with. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
