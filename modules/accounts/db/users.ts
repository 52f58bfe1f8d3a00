import type { Role } from '@/core/actor'
import type { Db, Tx } from '@/infra/db'

const profile = { id: true, handle: true, displayName: true, bio: true, links: true, avatarKey: true } as const
const person = {
  id: true,
  handle: true,
  displayName: true,
  roles: true,
  state: true,
  createdAt: true,
  factorSince: true,
} as const

export function findProfileRows(db: Db, ids: readonly string[]) {
  return db.user.findMany({ select: profile, where: { id: { in: [...ids] } } })
}

/** Only people who can be met: not banned, not closed. */
export function findProfileRow(db: Db, handle: string) {
  return db.user.findFirst({ select: profile, where: { handle, state: 'active' } })
}

export function findContactRow(db: Db, userId: string) {
  return db.user.findUnique({ select: { email: true, locale: true, state: true }, where: { id: userId } })
}

export async function findJoinedRow(db: Db, userId: string): Promise<Date | undefined> {
  return (await db.user.findUnique({ select: { createdAt: true }, where: { id: userId } }))?.createdAt
}

export function findRolesRow(db: Db, userId: string) {
  return db.user.findUnique({ select: { roles: true, state: true }, where: { id: userId } })
}

/** What a person sees and edits of themselves. */
export function findOwnAccount(db: Db, userId: string) {
  return db.user.findUniqueOrThrow({
    select: { ...profile, email: true, locale: true, country: true, isAdult: true, roles: true, createdAt: true },
    where: { id: userId },
  })
}

/** Accounts that share a mark with this one. Rides on DeviceMark(userId, mark) and DeviceMark(mark). */
export function findSameBrowserRows(db: Db, userId: string, take: number) {
  return db.$queryRaw<{ id: string; handle: string; displayName: string; state: string }[]>`
    SELECT DISTINCT u.id, u.handle, u."displayName", u.state FROM "DeviceMark" mine
    JOIN "DeviceMark" theirs ON theirs.mark = mine.mark AND theirs."userId" <> mine."userId"
    JOIN "User" u ON u.id = theirs."userId"
    WHERE mine."userId" = ${userId} ORDER BY u.id LIMIT ${take}`
}

export function insertUser(
  db: Db,
  user: { id: string; email: string; handle: string; displayName: string; locale: string },
): Promise<{ id: string }> {
  return db.user.create({ select: { id: true }, data: { ...user, emailVerified: new Date() } })
}

export function findIdByEmail(db: Db, email: string): Promise<{ id: string } | null> {
  return db.user.findUnique({ select: { id: true }, where: { email } })
}

export async function updateUser(
  db: Db,
  userId: string,
  change: {
    handle?: string
    displayName?: string
    bio?: string
    links?: string[]
    locale?: string
    country?: string | null
    avatarKey?: string | null
    isAdult?: boolean
  },
): Promise<void> {
  await db.user.update({ select: { id: true }, where: { id: userId }, data: change })
}

export function findPersonRow(db: Db, handle: string) {
  return db.user.findUnique({ select: person, where: { handle } })
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPersonRow>>>

/** A person's roles, state and handle, locked until the transaction ends: of two changes the second sees the first. */
export async function lockPerson(
  tx: Tx,
  userId: string,
): Promise<{ roles: Role[]; state: string; handle: string } | undefined> {
  const [row] = await tx.$queryRaw<{ roles: Role[]; state: string; handle: string }[]>`
    SELECT roles, state, handle FROM "User" WHERE id = ${userId} FOR UPDATE`
  return row
}

/** Whether the account is in use, banned or closed; it stays so until the transaction ends. */
export async function shareState(tx: Tx, userId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`SELECT state FROM "User" WHERE id = ${userId} FOR SHARE`
  return row?.state
}

export async function setRoles(tx: Tx, userId: string, roles: readonly Role[]): Promise<void> {
  await tx.user.update({ select: { id: true }, where: { id: userId }, data: { roles: [...roles] } })
}

export async function setState(tx: Tx, userId: string, state: 'active' | 'banned'): Promise<void> {
  await tx.user.update({ select: { id: true }, where: { id: userId }, data: { state } })
}

/** Ids of all who are admins now, locked in one order: two admins cannot take each other's role at the same moment. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "User" WHERE 'admin' = ANY(roles) AND state = 'active' ORDER BY id FOR UPDATE`
  return rows.map((row) => row.id)
}

/** Everyone with a role beyond member and artist: the shop's own people. */
export function findStaff(db: Db) {
  return db.user.findMany({
    select: person,
    where: { roles: { hasSome: ['reviewer', 'senior_reviewer', 'finance', 'admin'] } },
    orderBy: { handle: 'asc' },
    take: 200,
  })
}

export async function emptyUser(
  tx: Tx,
  id: string,
  { handle, email }: { handle: string; email: string },
): Promise<void> {
  const empty = {
    displayName: '—',
    bio: '',
    links: [],
    avatarKey: null,
    country: null,
    isAdult: false,
    emailVerified: null,
    factorSince: null,
  }
  await tx.user.update({
    select: { id: true },
    where: { id },
    data: { ...empty, handle, email, state: 'closed', roles: ['member'] },
  })
}

/** Where those with a role are written to, the longest here first. */
export function findContactRowsOfRole(db: Db, role: string, take: number) {
  return db.user.findMany({
    where: { roles: { has: role }, state: 'active' },
    select: { email: true, locale: true },
    orderBy: { id: 'asc' },
    take,
  })
}

export function findArtistPageRow(db: Db, userId: string) {
  return db.artistPage.findUnique({
    where: { userId },
    select: {
      bannerKey: true,
      terms: true,
      figures: true,
      shareKey: true,
      waitingBanner: true,
      waitingPortrait: true,
    },
  })
}

export async function writeArtistPage(
  tx: Tx,
  userId: string,
  change: {
    bannerKey?: string | null
    terms?: string
    figures?: string[]
    shareKey?: string | null
    waitingBanner?: string | null
    waitingPortrait?: string | null
  },
): Promise<void> {
  await tx.artistPage.upsert({
    where: { userId },
    create: { userId, ...change },
    update: change,
    select: { userId: true },
  })
}
