import type { Db } from '@/infra/db'
import type { Movement } from '../provider'

/** Keep movements, each once. @returns How many are new. */
export async function insertMovements(
  db: Db,
  { provider, test }: { provider: string; test: boolean },
  movements: readonly Movement[],
): Promise<number> {
  const { count } = await db.providerMovement.createMany({
    data: movements.map((movement) => ({ ...movement, provider, test })),
    skipDuplicates: true,
  })
  return count
}

/** The moment of the newest movement that is kept. Rides on (provider, at). */
export async function findNewestMovement(db: Db, provider: string): Promise<Date | undefined> {
  const newest = await db.providerMovement.findFirst({
    select: { at: true },
    where: { provider },
    orderBy: { at: 'desc' },
  })
  return newest?.at
}

/** Movements of a provider from a moment until another, oldest first. Rides on (provider, at). */
export function findMovements(db: Db, provider: string, from: Date, until: Date) {
  return db.providerMovement.findMany({
    where: { provider, at: { gte: from, lt: until } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 1_000,
  })
}

/** Movements of these kinds that no entry names, oldest first. Rides on (provider, kind). */
export function findUnbooked(db: Db, provider: string, kinds: readonly string[], take: number) {
  return db.$queryRaw<(Movement & { test: boolean })[]>`
    SELECT m.id, m.at, m.kind, m.minor, m."feeMinor", m.currency, m.source, m.test FROM "ProviderMovement" m
    WHERE m.provider = ${provider} AND m.kind = ANY(${kinds}) AND m.minor <> 0
      AND NOT EXISTS (SELECT FROM "JournalEntry" e WHERE e.key = 'charge:' || m.provider || ':' || m.id)
    ORDER BY m.at, m.id LIMIT ${take}`
}

export function findMovement(db: Db, provider: string, id: string) {
  return db.providerMovement.findUnique({ where: { provider_id: { provider, id } } })
}

/** What each provider's balance moved by, a day (UTC). Rides on (provider, at). */
export function sumMovements(db: Db, from: Date, until: Date) {
  return db.$queryRaw<
    { provider: string; test: boolean; currency: string; day: string; minor: bigint; count: number }[]
  >`
    SELECT provider, test, currency, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, sum(minor)::bigint AS minor,
      count(*)::int AS count
    FROM "ProviderMovement" WHERE at >= ${from} AND at < ${until} GROUP BY 1, 2, 3, 4`
}
