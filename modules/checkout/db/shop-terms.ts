import type { Db, Tx } from '@/infra/db'

/** What the shop keeps of the packs of these artists: the newest version that each accepted. Rides on the primary key. */
export async function findAcceptedPoints(db: Db, artistIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.termsAnswer.findMany({
    where: { artistId: { in: [...new Set(artistIds)] }, accepted: true },
    orderBy: { version: 'asc' },
    select: { artistId: true, terms: { select: { points: true } } },
  })
  return new Map(rows.map(({ artistId, terms }) => [artistId, terms.points]))
}

/** Every version, newest first, with how many artists accepted it. */
export function findVersions(db: Db) {
  return db.shopTerms.findMany({
    orderBy: { version: 'desc' },
    select: {
      version: true,
      points: true,
      textEn: true,
      textAr: true,
      validFrom: true,
      setAt: true,
      _count: { select: { answers: { where: { accepted: true } } } },
    },
  })
}

/** The newest version that has begun. */
export function findNewest(db: Db, at: Date) {
  return db.shopTerms.findFirst({
    where: { validFrom: { lte: at } },
    orderBy: { version: 'desc' },
    select: { version: true, points: true, textEn: true, textAr: true },
  })
}

/** Write the next version down. Whoever writes one at the same time waits, and gets the number after it. */
export async function insertVersion(
  tx: Tx,
  terms: { points: number; textEn: string; textAr: string; validFrom: Date; setBy: string },
): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ShopTerms'))`
  const newest = await tx.shopTerms.aggregate({ _max: { version: true } })
  const version = (newest._max.version ?? 0) + 1
  await tx.shopTerms.create({ data: { ...terms, version }, select: { version: true } })
  return version
}

export function findAnswers(db: Db, artistId: string, version: number) {
  return db.termsAnswer.findMany({ where: { artistId, version }, select: { accepted: true } })
}

/** False when the artist had said so before. */
export async function insertAnswer(
  tx: Tx,
  answer: { artistId: string; version: number; accepted: boolean },
): Promise<boolean> {
  const { count } = await tx.termsAnswer.createMany({ data: [answer], skipDuplicates: true })
  return count === 1
}
