import type { Db, Prisma } from '@/infra/db'
import type { CollaboratorState } from '../shares'

const person = { packId: true, userId: true, position: true, points: true, part: true, state: true } as const

export type CollaboratorRow = Prisma.CollaboratorGetPayload<{ select: typeof person }> & { state: CollaboratorState }

/** Who shares in a pack, the artist first. */
export async function findCollaborators(db: Db, packId: string): Promise<CollaboratorRow[]> {
  return (await db.collaborator.findMany({
    where: { packId },
    orderBy: { position: 'asc' },
    select: person,
  })) as CollaboratorRow[]
}

export async function findCollaborator(db: Db, packId: string, userId: string): Promise<CollaboratorRow | null> {
  const where = { packId_userId: { packId, userId } }
  return (await db.collaborator.findUnique({ where, select: person })) as CollaboratorRow | null
}

/** The packs somebody is asked to share in, or shares in, newest invitation first. */
export async function findInvitations(db: Db, userId: string) {
  return (await db.collaborator.findMany({
    where: { userId, position: { gt: 0 } },
    orderBy: [{ invitedAt: 'desc' }, { packId: 'desc' }],
    select: { ...person, invitedAt: true },
    take: 100,
  })) as (CollaboratorRow & { invitedAt: Date })[]
}

export async function replaceCollaborators(
  db: Db,
  packId: string,
  rows: Prisma.CollaboratorCreateManyInput[],
): Promise<void> {
  await db.collaborator.deleteMany({ where: { packId } })
  await db.collaborator.createMany({ data: rows })
}

/** Write down an answer to an invitation that still stands as it was read. Returns whether it did. */
export async function answerInvitationRow(
  db: Db,
  row: { packId: string; userId: string; points: number },
  state: CollaboratorState,
): Promise<boolean> {
  const { count } = await db.collaborator.updateMany({
    where: { packId: row.packId, userId: row.userId, points: row.points },
    data: { state, answeredAt: new Date() },
  })
  return count === 1
}

export async function findSharedPackIds(db: Db, userId: string, packIds: readonly string[]): Promise<string[]> {
  const rows = await db.collaborator.findMany({
    where: { userId, packId: { in: [...packIds] } },
    select: { packId: true },
  })
  return rows.map((row) => row.packId)
}
