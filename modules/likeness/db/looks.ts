import { type Db, Prisma } from '@/infra/db'
import { keysAround, REACH } from '../bands'
import type { Likeness } from '../likeness'

export interface LookRow {
  masterHash: string
  /** `white` or `black`. */
  ground: string
  bits: bigint
  mirrored: bigint
}

/** Insert-only: what a picture looks like never changes. */
export async function insertLooks(db: Db, rows: readonly LookRow[]): Promise<void> {
  await db.look.createMany({ data: [...rows], skipDuplicates: true })
}

// The very expressions of the indexes look_band_1 to 3.
const BANDS = [Prisma.sql`((bits >> 43) & 2097151)`, Prisma.sql`((bits >> 22) & 2097151)`, Prisma.sql`(bits & 4194303)`]

/**
 * The masters that look like this one, closest first. Each arm rides one band's index; the distance is counted on the few
 * rows it brings. A mirror of the one asked for is found by its mirrored hash, so that only upright ones are indexed.
 */
export async function findNear(db: Db, looks: readonly LookRow[], take: number): Promise<Likeness[]> {
  const arms = looks.flatMap(({ masterHash, ground, bits, mirrored }) =>
    [
      { hash: bits, turned: false },
      { hash: mirrored, turned: true },
    ].flatMap(({ hash, turned }) =>
      keysAround(hash).map(
        (keys, band) => Prisma.sql`
          SELECT "masterHash", bit_count((bits # ${hash}::bigint)::bit(64))::int AS distance, ${turned}::boolean AS mirrored
          FROM "Look"
          WHERE ${BANDS[band]} = ANY(${keys}::bigint[]) AND ground = ${ground} AND "masterHash" <> ${masterHash}
            AND bit_count((bits # ${hash}::bigint)::bit(64)) <= ${REACH}`,
      ),
    ),
  )
  if (arms.length === 0) return []
  return db.$queryRaw<Likeness[]>`
    SELECT "masterHash" AS hash, distance, mirrored FROM (
      SELECT DISTINCT ON ("masterHash") "masterHash", distance, mirrored
      FROM (${Prisma.join(arms, ' UNION ALL ')}) near
      ORDER BY "masterHash", distance, mirrored
    ) closest
    ORDER BY distance, hash LIMIT ${take}`
}

/** What a kept master looks like, on both grounds; nothing of one whose picture is not made yet. */
export function findLooks(db: Db, masterHash: string) {
  return db.look.findMany({ where: { masterHash }, orderBy: { ground: 'asc' } })
}

/** A pair is one row, whichever of the two came first. */
export async function insertPairs(db: Db, hash: string, likenesses: readonly Likeness[]): Promise<void> {
  await db.likeness.createMany({
    data: likenesses.map((one) => ({
      oneHash: one.hash < hash ? one.hash : hash,
      otherHash: one.hash < hash ? hash : one.hash,
      distance: one.distance,
      mirrored: one.mirrored,
    })),
    skipDuplicates: true,
  })
}

/** The pairs that one of these masters is in. Rides the key and the index on the other side. */
export function findPairs(db: Db, hashes: readonly string[]) {
  const wanted = { in: [...hashes] }
  return db.likeness.findMany({
    where: { OR: [{ oneHash: wanted }, { otherHash: wanted }] },
    orderBy: [{ distance: 'asc' }, { oneHash: 'asc' }, { otherHash: 'asc' }],
  })
}

export async function deleteLooks(db: Db, masterHashes: readonly string[]): Promise<void> {
  const gone = { in: [...masterHashes] }
  await db.likeness.deleteMany({ where: { OR: [{ oneHash: gone }, { otherHash: gone }] } })
  await db.look.deleteMany({ where: { masterHash: gone } })
}
