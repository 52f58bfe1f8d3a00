import type { Db } from '@/infra/db'

/** Everything in the store that somebody's versions, uploads and enrolled works name: hashes, each once. */
export async function findArtRows(db: Db, artistId: string): Promise<{ masters: string[]; originals: string[] }> {
  const stickers = await db.sticker.findMany({
    where: { version: { artistId } },
    select: { masterHash: true, earlier: true, sourceHash: true },
  })
  const works = await db.work.findMany({ where: { artistId }, select: { masterHash: true } })
  const uploads = await db.upload.findMany({
    where: { artistId, sourceHash: { not: null } },
    select: { sourceHash: true },
  })
  return {
    masters: [
      ...new Set([
        ...stickers.flatMap(({ masterHash, earlier }) => [masterHash, ...earlier]),
        ...works.map(({ masterHash }) => masterHash),
      ]),
    ],
    originals: [...new Set([...stickers, ...uploads].flatMap(({ sourceHash }) => sourceHash ?? []))],
  }
}

/** Which of these masters a draft, an undo or the registry of works still names. Rides the indexes on masterHash and earlier. */
export async function findNamedMasters(db: Db, hashes: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT hash FROM unnest(${[...hashes]}::text[]) hash
    WHERE EXISTS (SELECT FROM "Sticker" s WHERE s."masterHash" = hash)
      OR EXISTS (SELECT FROM "Sticker" s WHERE s.earlier @> ARRAY[hash])
      OR EXISTS (SELECT FROM "Work" w WHERE w."masterHash" = hash)`
  return rows.map(({ hash }) => hash)
}

/** Which of these originals anybody but `besides` still has. Rides the indexes on sourceHash. */
export async function findNamedOriginals(db: Db, hashes: readonly string[], besides = ''): Promise<string[]> {
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT hash FROM unnest(${[...hashes]}::text[]) hash
    WHERE EXISTS (
        SELECT FROM "Sticker" s JOIN "Version" v ON v.id = s."versionId"
        WHERE s."sourceHash" = hash AND v."artistId" <> ${besides}
      )
      OR EXISTS (SELECT FROM "Upload" u WHERE u."sourceHash" = hash AND u."artistId" <> ${besides})`
  return rows.map(({ hash }) => hash)
}

/** Take out masters that no sticker has; one that got a sticker meanwhile stays. Returns those that went. */
export async function deleteMasters(
  db: Db,
  hashes: readonly string[],
): Promise<{ hash: string; artKey: string; kind: string }[]> {
  return db.$queryRaw`
    DELETE FROM "Master" m WHERE m.hash = ANY(${[...hashes]})
      AND NOT EXISTS (SELECT FROM "Sticker" s WHERE s."masterHash" = m.hash)
    RETURNING m.hash, m."artKey", m.kind`
}

/** What somebody sent and what it was called: of stickers, and of uploads that became none. */
export async function findOriginalRows(db: Db, artistId: string): Promise<{ sourceHash: string; fileName: string }[]> {
  return db.$queryRaw`
    SELECT DISTINCT ON (hash) hash AS "sourceHash", name AS "fileName" FROM (
      SELECT s."sourceHash" AS hash, s."fileName" AS name
      FROM "Sticker" s JOIN "Version" v ON v.id = s."versionId" WHERE v."artistId" = ${artistId}
      UNION ALL
      SELECT u."sourceHash", u."fileName" FROM "Upload" u WHERE u."artistId" = ${artistId} AND u.state = 'accepted'
    ) sent WHERE hash IS NOT NULL ORDER BY hash, name`
}
