import { Refusal } from './refusal'

/** What a person may be. `member` is everyone who signed in; the others are granted. */
export const ROLES = ['member', 'artist', 'reviewer', 'senior_reviewer', 'finance', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface UserActor {
  kind: 'user'
  id: string
  handle: string
  /** Those in force now. A role of the shop's own people counts only in a session with a second factor. */
  roles: readonly Role[]
  sessionId: string
  /** Roles this person has, and may use once a second factor is shown. */
  withheld?: readonly Role[]
  /** When a second factor was last shown in this session. */
  secondFactorAt?: Date | undefined
  /** When this session began: by a link to their address, a passkey, or a provider. */
  signedInAt?: Date
  /** Has a passkey or an authenticator app. */
  hasFactor?: boolean
}

/** Came in by mail or a provider, to an account that asks for a second factor: nobody yet, but we know for whom to ask. */
export interface HalfSignedIn {
  userId: string
  sessionId: string
}

/** Roles of the shop's own people: what they open is not theirs alone. */
export const STAFF: readonly Role[] = ['reviewer', 'senior_reviewer', 'finance', 'admin']

/** Who asks. Every use case takes one first and decides for itself whether this one may. */
export type Actor = { kind: 'visitor'; half?: HalfSignedIn } | UserActor | { kind: 'system'; job: string }

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
  if (hasRole(user, ...anyOf)) return user
  if (isWithheld(user, ...anyOf))
    throw new Refusal('session.second_factor_required', 403, 'Needs a second factor in this session.')
  throw new Refusal('session.role_required', 403, `Needs one of: ${anyOf.join(', ')}.`, { roles: anyOf.join(' ') })
}

/** Whether a second factor is all that keeps this person from one of these roles. */
export function isWithheld(actor: Actor, ...anyOf: Role[]): boolean {
  return actor.kind === 'user' && anyOf.some((role) => actor.withheld?.includes(role))
}

const FRESH_MINUTES = 15

/**
 * Before money or somebody's account: the second factor was shown within a quarter of an hour, so that a desk left open decides
 * nothing. Jobs pass: nobody sits before them.
 */
export function requireFresh(actor: Actor, now: Date = new Date()): void {
  if (actor.kind === 'system' || isFresh(requireUser(actor), now)) return
  throw new Refusal('session.step_up', 403, 'Needs a second factor shown just now.', { minutes: FRESH_MINUTES })
}

export function isFresh({ secondFactorAt }: UserActor, now: Date = new Date()): boolean {
  return isJust(secondFactorAt, now)
}

function isJust(at: Date | undefined, now: Date): boolean {
  return at !== undefined && now.getTime() - at.getTime() < FRESH_MINUTES * 60_000
}

/** As `requireFresh`, for what is one's own: asked only of who has a second factor. */
export function requireFreshOwn(actor: Actor, now: Date = new Date()): void {
  if (requireUser(actor).hasFactor) requireFresh(actor, now)
}

/**
 * Before what is one's own and can't be taken back: a second factor shown just now, or, of who has none, a sign-in just now. Whoever
 * came by somebody's session has neither.
 */
export function requireSure(actor: Actor, now: Date = new Date()): UserActor {
  const user = requireUser(actor)
  if (isSure(user, now)) return user
  if (user.hasFactor) requireFresh(user, now)
  throw new Refusal('session.sign_in_again', 403, 'Needs a sign-in just now.', { minutes: FRESH_MINUTES })
}

export function isSure(user: UserActor, now: Date = new Date()): boolean {
  return isFresh(user, now) || (!user.hasFactor && isJust(user.signedInAt, now))
}

/** The name an audit row or a log line gives this actor. */
export function actorName(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : actor.kind === 'system' ? `system:${actor.job}` : 'visitor'
}
