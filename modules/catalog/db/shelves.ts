import { Prisma, type Db, type Tx } from '@/infra/db'
import type { Cursor } from '../cursor'

const columns = {
  id: true,
  slug: true,
  title: true,
  translations: true,
  pricing: true,
  priceMinor: true,
  currency: true,
  cardKey: true,
  coverKeys: true,
  movingKey: true,
  stickerCount: true,
  rating: true,
  onSaleAt: true,
  shares: { select: { userId: true }, orderBy: { position: 'asc' } },
} as const

export interface ShelfFilter {
  category?: string | undefined
  /** As in addresses. */
  tag?: string | undefined
  /** Whoever has a share in the pack. */
  artistId?: string | undefined
  /** Whoever of these has a share in the pack. */
  artistIds?: readonly string[] | undefined
  free?: boolean | undefined
  /** One the pack is meant for: `ar`. */
  language?: string | undefined
  /** Adult packs are left out unless asked for. */
  adult?: boolean | undefined
}

/** Packs on sale, newest first. Rides the index that begins with state (and category or pricing), a tag the one on tags. */
export function findShelf(db: Db, filter: ShelfFilter, { after, take }: { after: Cursor | undefined; take: number }) {
  const { category, tag, artistId, artistIds, free, language, adult } = filter
  const end = after && new Date(after.key)
  return db.pack.findMany({
    select: columns,
    where: {
      state: 'on_sale',
      ...(!adult && { rating: { not: 'adult' } }),
      ...(category && { category }),
      ...(tag && { tags: { has: tag } }),
      ...(free && { pricing: 'free' }),
      ...(language && { languages: { has: language } }),
      ...(artistId && { shares: { some: { userId: artistId } } }),
      ...(artistIds && { shares: { some: { userId: { in: [...artistIds] } } } }),
      ...(end &&
        after && { AND: [{ onSaleAt: { lte: end } }, { OR: [{ onSaleAt: { lt: end } }, { id: { lt: after.id } }] }] }),
    },
    orderBy: [{ onSaleAt: 'desc' }, { id: 'desc' }],
    take,
  })
}

export type ShelfRow = Omit<Awaited<ReturnType<typeof findShelf>>[number], 'shares'> & { shares: { userId: string }[] }

/** The editors' shelf. Rides the index on pickedAt. */
export function findPicked(db: Db, take: number) {
  return db.pack.findMany({
    select: columns,
    where: { state: 'on_sale', rating: { not: 'adult' }, pickedAt: { not: null } },
    orderBy: [{ pickedAt: 'desc' }, { id: 'desc' }],
    take,
  })
}

/** Packs that went on sale after a day, newest first. Rides (state, onSaleAt). */
export function findFreshRows(db: Db, since: Date, take: number) {
  return db.pack.findMany({
    where: { state: 'on_sale', rating: { not: 'adult' }, onSaleAt: { gt: since } },
    orderBy: [{ onSaleAt: 'desc' }, { id: 'desc' }],
    take,
    select: { id: true, title: true, onSaleAt: true, shares: columns.shares },
  })
}

/** These packs, as far as they are on sale, in no order. One statement, planned once: every search and every shelf ends here. */
export async function findShelfRows(db: Db, ids: readonly string[]): Promise<ShelfRow[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<(Omit<ShelfRow, 'shares'> & { people: string[] })[]>`
    /* kept: shelf_rows */ SELECT p.id, p.slug, p.title, p.pricing, p."priceMinor", p.currency, p."cardKey", p."coverKeys", p."movingKey",
      p."stickerCount", p.rating, p."onSaleAt",
      ARRAY(SELECT s."userId" FROM "PackShare" s WHERE s."packId" = p.id ORDER BY s.position) AS people
    FROM "Pack" p WHERE p.id = ANY(${ids}) AND p.state = 'on_sale'`
  return rows.map(({ people, ...row }) => ({ ...row, shares: people.map((userId) => ({ userId })) }))
}

/** What these packs are tagged with, as far as they are on sale. */
export function findTagsIn(db: Db, ids: readonly string[]) {
  return db.pack.findMany({ where: { id: { in: [...ids] }, state: 'on_sale' }, select: { tags: true } })
}

/** On how many of the newest packs each tag stands, the most frequent first. Rides (state, onSaleAt, id). */
export function countTags(
  db: Db,
  { newest, atLeast, take }: { newest: number; atLeast: number; take: number },
): Promise<{ tag: string; packs: number }[]> {
  return db.$queryRaw`
    SELECT tag, count(*)::int AS packs FROM (
      SELECT tags FROM "Pack" WHERE state = 'on_sale' AND rating <> 'adult' ORDER BY "onSaleAt" DESC, id DESC LIMIT ${newest}
    ) newest CROSS JOIN LATERAL unnest(tags) tag
    GROUP BY tag HAVING count(*) >= ${atLeast} ORDER BY packs DESC, tag LIMIT ${take}`
}

interface RankingRule {
  since: Date
  joinedBy: Date
  onSaleSince: Date
  pointsOfBuyer: number
  take: number
}

/** Count the first places of a ranking (ranking.ts has the rule, and these numbers). Rides the index of PackDay on day. */
export function countMostOwned(
  tx: Tx,
  { since, joinedBy, onSaleSince, pointsOfBuyer, take }: RankingRule,
): Promise<Place[]> {
  // Packs are looked up when their days are added up: once each. The sum is rounded, for sums of the same roots in another order
  // would not be equal, and ties have a rule.
  return tx.$queryRaw`
    WITH crowd AS (
      SELECT "packId", sum("newOwners") AS owners, sum("newOwners" + ${pointsOfBuyer - 1}::int * "newBuyers") AS points
      FROM "PackDay" WHERE day >= ${since}::date AND "joinedOn" <= ${joinedBy}::date GROUP BY "packId", "joinedOn"
    ), counted AS MATERIALIZED (
      SELECT "packId", sum(owners)::int AS "newOwners", round(sum(sqrt(points))::numeric, 6) AS score
      FROM crowd GROUP BY "packId" HAVING sum(owners) > 0
    )
    SELECT c."packId", c."newOwners"
    FROM counted c JOIN "Pack" p ON p.id = c."packId" AND p.state = 'on_sale' AND p.rating <> 'adult'
      AND p."onSaleAt" >= ${onSaleSince}
    ORDER BY c.score DESC, p."onSaleAt" DESC, c."packId" DESC LIMIT ${take}`
}

export interface Place {
  packId: string
  newOwners: number
}

/** A ranking as it was last counted, best first. */
export function findRanked(db: Db, ranking: string, take: number): Promise<Place[]> {
  return db.rankedPack.findMany({
    where: { ranking },
    orderBy: { place: 'asc' },
    take,
    select: { packId: true, newOwners: true },
  })
}

/** One count of a ranking at a time, until the transaction ends. */
export async function lockRanking(tx: Tx, ranking: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ranking:${ranking}`}, 0))::text`
}

/** Put these in the place of what was counted before. Under lockRanking. */
export async function replaceRanked(tx: Tx, ranking: string, places: readonly Place[]): Promise<void> {
  await tx.rankedPack.deleteMany({ where: { ranking } })
  await tx.rankedPack.createMany({ data: places.map((one, place) => ({ ...one, ranking, place })) })
}

export interface ArtistRow {
  userId: string
  packCount: number
  coverKeys: string[] | null
  /** The first stickers of the newest pack. */
  newestKeys: string[]
  latest: Date
}

/** So many of the newest packs are looked through for people, and many more when they are of too few. */
const NEWEST = 500
const WIDER = 20

/**
 * People with a share in a pack on sale, whoever published last first; covers are of their newest packs. The newest packs say who comes
 * first, so that a shop of a million costs what one of a thousand does; only whoever walks to the end has all of them read.
 */
export async function findArtistRows(
  db: Db,
  { after, take, userId }: { after?: Cursor | undefined; take: number; userId?: string | undefined },
): Promise<ArtistRow[]> {
  if (userId) return findPeople(db, Prisma.sql`SELECT ${userId}::text AS "userId"`)
  for (let look = NEWEST; ; look *= WIDER) {
    const end = after ? new Date(after.key) : undefined
    const [seen] = await db.$queryRaw<{ people: string[] | null; packs: number }[]>`
      WITH newest AS MATERIALIZED (
        SELECT id, "onSaleAt" FROM "Pack" WHERE state = 'on_sale' AND rating <> 'adult'
          ${end ? Prisma.sql`AND "onSaleAt" <= ${end}` : Prisma.empty}
        ORDER BY "onSaleAt" DESC, id DESC LIMIT ${look}
      ), people AS (
        SELECT s."userId", max(n."onSaleAt") AS latest FROM newest n JOIN "PackShare" s ON s."packId" = n.id GROUP BY 1
      ), rest AS (
        SELECT p.* FROM people p
        ${
          after && end
            ? Prisma.sql`WHERE (latest, "userId") < (${end}::timestamptz, ${after.id}) AND NOT EXISTS (
                SELECT FROM "PackShare" s JOIN "Pack" k ON k.id = s."packId"
                WHERE s."userId" = p."userId" AND k.state = 'on_sale' AND k.rating <> 'adult' AND k."onSaleAt" > ${end})`
            : Prisma.empty
        }
        ORDER BY latest DESC, "userId" DESC LIMIT ${take}
      )
      SELECT (SELECT array_agg("userId") FROM rest) AS people, (SELECT count(*) FROM newest)::int AS packs`
    const people = seen?.people ?? []
    if (people.length === take || (seen?.packs ?? 0) < look)
      return findPeople(db, Prisma.sql`SELECT unnest(${people}::text[]) AS "userId"`)
  }
}

function findPeople(db: Db, people: Prisma.Sql): Promise<ArtistRow[]> {
  return db.$queryRaw`
    SELECT s."userId", count(*)::int AS "packCount", max(p."onSaleAt") AS latest,
      (array_agg(p."coverKey" ORDER BY p."onSaleAt" DESC) FILTER (WHERE p."coverKey" IS NOT NULL))[1:3] AS "coverKeys",
      (array_agg(to_json(p."coverKeys") ORDER BY p."onSaleAt" DESC))[1] AS "newestKeys"
    FROM (${people}) who JOIN "PackShare" s USING ("userId") JOIN "Pack" p ON p.id = s."packId"
    WHERE p.state = 'on_sale' AND p.rating <> 'adult'
    GROUP BY s."userId" ORDER BY latest DESC, s."userId" DESC`
}

/** Three stickers by a person: one of each of the newest packs, then more of the newest. */
export function coversOf({ coverKeys, newestKeys }: Pick<ArtistRow, 'coverKeys' | 'newestKeys'>): string[] {
  return [...new Set([...(coverKeys ?? []), ...newestKeys])].slice(0, 3)
}

/** Categories that have a pack on sale, and how many. */
export function countByCategory(db: Db) {
  return db.pack.groupBy({ by: ['category'], where: { state: 'on_sale', rating: { not: 'adult' } }, _count: true })
}

/** All packs on sale in which somebody has a share, added up. Rides the index of shares by person. */
export function sumOnSale(db: Db, userId: string) {
  return db.pack.aggregate({
    where: { state: 'on_sale', rating: { not: 'adult' }, shares: { some: { userId } } },
    _sum: { ownerCount: true, stickerCount: true, reviewCount: true, reviewSum: true },
    _min: { onSaleAt: true },
  })
}
