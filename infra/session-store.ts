import { randomBytes } from 'node:crypto'
import { ROLES, STAFF, visitor, type Actor, type HalfSignedIn } from '@/core/actor'
import { newId } from '@/core/ids'
import { db, type Db, type Tx } from './db'
import { DEVICE_DAYS } from './device-mark'
import { hashOfToken } from './secret'
import { LINK_MINUTES, linkToken, linkTokenHash, newToken } from './session-token'

// The rows behind the session cookie and the sign-in link. Of a token only a hash is kept: a copy of the tables signs nobody in.

const SEEN_EVERY_MS = 5 * 60_000
/** A working day: after it the desk asks for the second factor again. */
const STAFF_HOURS = 12

/**
 * Who holds this token now: nobody, when it is revoked or has run out, or the account is not active; half somebody, while the
 * account asks for a second factor and this session has shown none. Without one, roles of the shop's own people are withheld,
 * so that no use case has to ask for it by itself.
 */
export async function findSession(token: string, now = new Date()): Promise<Actor> {
  const session = await db.session.findUnique({
    where: { tokenHash: hashOfToken(token) },
    select: {
      id: true,
      createdAt: true,
      expiresAt: true,
      lastSeenAt: true,
      factorAt: true,
      user: { select: { id: true, handle: true, roles: true, state: true, factorSince: true } },
    },
  })
  if (!session || session.expiresAt <= now || session.user.state !== 'active') return visitor
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await db.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } })
  const { id, handle, roles, factorSince } = session.user
  const { factorAt } = session
  if (factorSince && !factorAt) return { kind: 'visitor', half: { userId: id, sessionId: session.id } }
  const has = ROLES.filter((role) => roles.includes(role))
  const shown = factorAt !== null && now.getTime() - factorAt.getTime() < STAFF_HOURS * 3_600_000
  return {
    kind: 'user',
    id,
    handle,
    roles: shown ? has : has.filter((role) => !STAFF.includes(role)),
    withheld: shown ? [] : has.filter((role) => STAFF.includes(role)),
    sessionId: session.id,
    signedInAt: session.createdAt,
    secondFactorAt: factorAt ?? undefined,
    hasFactor: factorSince !== null,
  }
}

/** Whether this account's sign-ins need a second factor. */
export async function needsFactor(userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ select: { factorSince: true }, where: { id: userId } })
  return Boolean(user?.factorSince)
}

/** From now on (or no longer, with null) this account's sign-ins need a second factor. The first day stays. */
export async function setFactorSince(tx: Tx, userId: string, since: Date | null): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, ...(since && { factorSince: null }) },
    data: { factorSince: since },
  })
}

/** One change of somebody's factors after another. False when there is no such person, or the account is not active. */
export async function lockActive(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`SELECT id FROM "User" WHERE id = ${userId} AND state = 'active' FOR UPDATE`
  return rows.length === 1
}

/**
 * A second factor was shown in this session just now: it goes on under a new token, and the one it had is nobody's. Whoever got
 * hold of that one before gains nothing by it. @returns The new token, for the browser that showed it.
 */
export async function stepUp(db: Db, { userId, sessionId }: HalfSignedIn, now: Date): Promise<string> {
  const token = newToken()
  await db.session.updateMany({
    where: { id: sessionId, userId },
    data: { factorAt: now, tokenHash: hashOfToken(token) },
  })
  return token
}

/** No session of this person counts as having shown one any more. */
export async function unmarkFactor(db: Db, userId: string): Promise<void> {
  await db.session.updateMany({ where: { userId }, data: { factorAt: null } })
}

/** Remember a session under the hash of its token. What has run out is swept on the way. */
export async function createSession(
  session: { userId: string; token: string; expiresAt: Date; device: string; factorAt?: Date },
  now = new Date(),
): Promise<void> {
  const { token, ...rest } = session
  await db.session.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.session.create({ data: { id: newId('session'), tokenHash: hashOfToken(token), ...rest } })
}

/** Somebody signed in from a browser with this mark. What was not seen for long is swept on the way. */
export async function rememberDevice(userId: string, mark: string, now = new Date()): Promise<void> {
  await db.deviceMark.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - DEVICE_DAYS * 86_400_000) } } })
  await db.deviceMark.upsert({
    where: { userId_mark: { userId, mark } },
    create: { userId, mark, seenAt: now },
    update: { seenAt: now },
  })
}

/** What has run out: sessions, sign-in links with the addresses they went to, marks of browsers. Where nobody signs in nothing else sweeps. */
export async function sweepSignIns(now = new Date()): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.verificationToken.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.deviceMark.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - DEVICE_DAYS * 86_400_000) } } })
}

/** End the session of this token, at sign-out and when another takes its place. */
export async function endSessionOf(token: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash: hashOfToken(token) } })
}

export function listSessionRows(db: Db, userId: string, now: Date) {
  return db.session.findMany({
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
    where: { userId, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
}

/** End one of a person's sessions. False when it is not theirs or over already. */
export async function endSession(db: Db, userId: string, sessionId: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId } })
  return count === 1
}

/** End all of a person's sessions but `keep`. Returns how many those were. */
export async function endSessions(db: Db, userId: string, keep = ''): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId, id: { not: keep } } })
  return count
}

/**
 * A new sign-in link for an address, in the caller's transaction. Returns its ticket, from which the mail makes the link.
 * Says nothing about whether anyone has this address, and does the same work either way.
 * @param browser The mark of the browser that asks (asking-browser.ts).
 */
export async function createLink(db: Db, email: string, browser: string, now = new Date()): Promise<string> {
  const ticket = randomBytes(16).toString('base64url')
  await db.verificationToken.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.verificationToken.create({
    data: {
      identifier: email,
      browser,
      tokenHash: linkTokenHash(linkToken(email, ticket)),
      expiresAt: new Date(now.getTime() + LINK_MINUTES * 60_000),
    },
  })
  return ticket
}

/** Use a link up, once and for all: of two who bring it at the same moment one gets it. Its address's other links go with it. */
export async function takeLink(email: string, hash: string): Promise<{ expiresAt: Date } | undefined> {
  const [taken] = await db.$queryRaw<{ expiresAt: Date }[]>`
    DELETE FROM "VerificationToken" WHERE identifier = ${email} AND "tokenHash" = ${hash} RETURNING "expiresAt"`
  if (taken) await db.verificationToken.deleteMany({ where: { identifier: email } })
  return taken
}

/** A link that would work now: the mark of the browser that asked for it. Looking does not use it up. */
export async function findLink(
  email: string,
  token: string,
  now = new Date(),
): Promise<{ browser: string } | undefined> {
  const found = await db.verificationToken.findUnique({
    select: { expiresAt: true, browser: true },
    where: { identifier_tokenHash: { identifier: email, tokenHash: linkTokenHash(token) } },
  })
  return found && found.expiresAt > now ? { browser: found.browser } : undefined
}
