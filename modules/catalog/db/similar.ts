import type { Db, Tx } from '@/infra/db'

export interface CandidateRow {
  id: string
  artistId: string
  category: string
  tags: string[]
  languages: string[]
  placeholders: string[]
}

const EACH = 60

/**
 * Packs on sale that may be like one: the newest of each of its tags, of its category, and those with one of these masters. Each arm
 * stops after a few, so that a tag that half the shop has costs no more than a rare one.
 */
export function findCandidates(
  db: Db,
  pack: { id: string; category: string; tags: readonly string[] },
  masterHashes: readonly string[],
): Promise<CandidateRow[]> {
  return db.$queryRaw`
    WITH near AS (
      SELECT DISTINCT id FROM (
        SELECT p.id FROM unnest(${[...pack.tags]}::text[]) tag CROSS JOIN LATERAL (
          SELECT id FROM "Pack" WHERE state = 'on_sale' AND tags @> ARRAY[tag] ORDER BY "onSaleAt" DESC LIMIT ${EACH}
        ) p
        UNION ALL
        (SELECT id FROM "Pack" WHERE state = 'on_sale' AND category = ${pack.category} ORDER BY "onSaleAt" DESC LIMIT ${EACH})
        UNION ALL
        SELECT v."packId" FROM "PublishedSticker" s JOIN "PublishedVersion" v ON v.id = s."versionId"
        WHERE s."masterHash" = ANY(${[...masterHashes]}::text[])
      ) found WHERE id <> ${pack.id}
    )
    SELECT p.id, p."artistId", p.category, p.tags, p.languages,
      ARRAY(SELECT s.placeholder FROM "PublishedSticker" s WHERE s."versionId" = p."versionId" ORDER BY s.position LIMIT 24) AS placeholders
    FROM near JOIN "Pack" p USING (id) WHERE p.state = 'on_sale' AND p.rating <> 'adult'`
}

/** How many of these masters each pack on sale has. Rides the index on masterHash. */
export function countMasters(db: Db, masterHashes: readonly string[]): Promise<{ packId: string; count: number }[]> {
  return db.$queryRaw`
    SELECT p.id AS "packId", count(*)::int AS count FROM "PublishedSticker" s JOIN "Pack" p ON p."versionId" = s."versionId"
    WHERE s."masterHash" = ANY(${[...masterHashes]}::text[]) GROUP BY p.id`
}

/** These and no others. */
export async function replaceSimilar(
  tx: Tx,
  packId: string,
  others: readonly { otherId: string; score: number }[],
): Promise<void> {
  await tx.similarPack.deleteMany({ where: { packId } })
  await tx.similarPack.createMany({ data: others.map((other) => ({ packId, ...other })) })
}

/** The pack joins the lists of the others, and the least alike fall off where a list is longer than `most`. */
export async function joinSimilar(
  tx: Tx,
  packId: string,
  others: readonly { otherId: string; score: number }[],
  most: number,
): Promise<void> {
  const ids = others.map(({ otherId }) => otherId)
  await tx.$executeRaw`
    INSERT INTO "SimilarPack" ("packId", "otherId", score)
    SELECT other, ${packId}, score FROM unnest(${ids}::text[], ${others.map(({ score }) => score)}::int[]) AS o(other, score)
    ON CONFLICT ("packId", "otherId") DO UPDATE SET score = EXCLUDED.score`
  await tx.$executeRaw`
    DELETE FROM "SimilarPack" s USING (
      SELECT "packId", "otherId", row_number() OVER (PARTITION BY "packId" ORDER BY score DESC, "otherId" DESC) AS place
      FROM "SimilarPack" WHERE "packId" = ANY(${ids})
    ) ranked
    WHERE s."packId" = ranked."packId" AND s."otherId" = ranked."otherId" AND ranked.place > ${most}`
}

export async function findSimilarIds(db: Db, packId: string, take: number): Promise<string[]> {
  const rows = await db.similarPack.findMany({
    where: { packId },
    orderBy: [{ score: 'desc' }, { otherId: 'desc' }],
    take,
    select: { otherId: true },
  })
  return rows.map(({ otherId }) => otherId)
}

/** The packs on whose pages one of these is shown as alike. */
export async function findShowing(db: Db, otherIds: readonly string[]): Promise<string[]> {
  const rows = await db.similarPack.findMany({
    where: { otherId: { in: [...otherIds] } },
    take: 500 * otherIds.length,
    select: { packId: true },
  })
  return rows.map(({ packId }) => packId)
}

/** Packs on sale that were never compared, the newest first. */
export async function findUnrelated(db: Db, take: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Pack" p WHERE p.state = 'on_sale' AND NOT EXISTS (SELECT FROM "SimilarPack" s WHERE s."packId" = p.id)
    ORDER BY p."onSaleAt" DESC LIMIT ${take}`
  return rows.map(({ id }) => id)
}
