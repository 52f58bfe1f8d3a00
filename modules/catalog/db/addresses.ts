import { type Db, Prisma } from '@/infra/db'

/** Whatever has an address that all may find: packs on sale, and whoever has a share in one. Both in the order of their ids. */
export type AddressKind = 'packs' | 'artists'

const SHOWN = Prisma.sql`p.state = 'on_sale' AND p.rating <> 'adult'`

const IDS: Record<AddressKind, Prisma.Sql> = {
  packs: Prisma.sql`SELECT p.id FROM "Pack" p WHERE ${SHOWN}`,
  artists: Prisma.sql`SELECT DISTINCT s."userId" AS id FROM "PackShare" s JOIN "Pack" p ON p.id = s."packId" WHERE ${SHOWN}`,
}

/** The id that every part of so many begins with. */
export async function findPartStarts(db: Db, kind: AddressKind, size: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM (${IDS[kind]}) ids) placed
    WHERE place % ${size}::int = 0 ORDER BY id`
  return rows.map(({ id }) => id)
}

/** @param from The first, itself included. */
export function findPackAddresses(db: Db, from: string, take: number): Promise<{ id: string; slug: string }[]> {
  return db.$queryRaw`SELECT p.id, p.slug FROM "Pack" p WHERE p.id >= ${from} AND ${SHOWN} ORDER BY p.id LIMIT ${take}`
}

/** @param from The first, itself included. */
export async function findArtistIds(db: Db, from: string, take: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."userId" AS id FROM "PackShare" s JOIN "Pack" p ON p.id = s."packId"
    WHERE s."userId" >= ${from} AND ${SHOWN} GROUP BY s."userId" ORDER BY s."userId" LIMIT ${take}`
  return rows.map(({ id }) => id)
}
