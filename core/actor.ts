import { Refusal } from './refusal'

/** What a person may be. `member` is everyone who signed in; the others are granted. */
export const ROLES = ['member', 'artist', 'reviewer', 'senior_reviewer', 'finance', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface UserActor {
  kind: 'user'
  id: string
  handle: string
  roles: readonly Role[]
  sessionId: string
}

/** Who asks. Every use case takes one first and decides for itself whether this one may. */
export type Actor = { kind: 'visitor' } | UserActor | { kind: 'system'; job: string }

export const visitor: Actor = { kind: 'visitor' }

/** The actor of a job or a script: allowed what the product does by itself, named in the audit log. */
export function system(job: string): Actor {
  return { kind: 'system', job }
}

/** The signed-in person, or a refusal that the doors turn into "sign in first". */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind !== 'user') throw new Refusal('session.required', 401, 'Sign in first.')
  return actor
}

export function hasRole(actor: Actor, ...anyOf: Role[]): boolean {
  return actor.kind === 'user' && anyOf.some((role) => actor.roles.includes(role))
}

/** The signed-in person who has at least one of these roles. Admin is not implied: name it where it is meant. */
export function requireRole(actor: Actor, ...anyOf: Role[]): UserActor {
  const user = requireUser(actor)
  if (!hasRole(user, ...anyOf)) throw new Refusal('session.role_required', 403, `Needs one of: ${anyOf.join(', ')}.`)
  return user
}

/** The name an audit row or a log line gives this actor. */
export function actorName(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : actor.kind === 'system' ? `system:${actor.job}` : 'visitor'
}
