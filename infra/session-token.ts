import { createHash, randomBytes } from 'node:crypto'
import { env } from './env'
import { secretFor, sign } from './secret'

/** The session cookie. `__Host-` ties it to this host over https; browsers refuse that prefix without https. */
export const SESSION_COOKIE = env.open ? '__Host-mulsaq-session' : 'mulsaq-session'

/** What a browser holds: nothing to guess. */
export function newToken(): string {
  return randomBytes(32).toString('hex')
}

/** How long a sign-in link works. */
export const LINK_MINUTES = 15

/** The key next-auth signs and hashes with. */
export const authSecret = (): string => secretFor('next-auth')

/**
 * The secret part of a sign-in link. Made from its ticket with a key that is in no table, so that neither the queued mail
 * (which carries the ticket) nor the stored hash can sign anybody in.
 */
export function linkToken(email: string, ticket: string): string {
  return sign('sign-in-link', `${ticket} ${email}`)
}

/** What is stored of a link's token, hashed as next-auth's callback will hash what it is given. */
export function linkTokenHash(token: string): string {
  return createHash('sha256').update(`${token}${authSecret()}`).digest('hex')
}

/** How long a session lasts, unless it is ended. */
export const SESSION_SECONDS = 90 * 86_400

/** The header that puts a session into a browser, as next-auth writes it. */
export function sessionCookie(token: string): string {
  return `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${env.open ? '; Secure' : ''}`
}
