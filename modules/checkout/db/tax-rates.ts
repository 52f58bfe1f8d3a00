import type { Db } from '@/infra/db'

/** The rate in force in a country on a day: the newest that had begun. Rides on the primary key. */
export function findRate(db: Db, country: string, day: Date) {
  return db.taxRate.findFirst({
    select: { points: true, name: true },
    where: { country, fromDay: { lte: day } },
    orderBy: { fromDay: 'desc' },
  })
}

/** A rate from a day on; the same day's is replaced. */
export async function putRate(
  db: Db,
  { country, fromDay, points, name }: { country: string; fromDay: Date; points: number; name: string },
): Promise<void> {
  await db.taxRate.upsert({
    where: { country_fromDay: { country, fromDay } },
    create: { country, fromDay, points, name },
    update: { points, name },
  })
}

/** Take away a rate that has not begun. False when there is none. */
export async function dropRate(db: Db, country: string, fromDay: Date): Promise<boolean> {
  const { count } = await db.taxRate.deleteMany({ where: { country, fromDay } })
  return count === 1
}

/** The whole table: by country, newest first. */
export function findRates(db: Db) {
  return db.taxRate.findMany({ orderBy: [{ country: 'asc' }, { fromDay: 'desc' }] })
}

/**
 * What was sold and given back in live money, and the tax in it: by month (UTC), country of the buyer and rate it was sold
 * under. From the postings: of a line, what went to everyone is its price and what went to the state its tax, and giving back
 * posts the opposite. Rides on JournalEntry(at).
 */
export function sumTax(db: Db, from: Date, until: Date) {
  return db.$queryRaw<
    {
      month: string
      country: string
      points: number
      currency: string
      lines: number
      proven: number
      conflicting: number
      gross: bigint
      tax: bigint
    }[]
  >`
    SELECT s.month, o.country, l."taxPoints" AS points, s.currency, count(*) FILTER (WHERE s.sold)::int AS lines,
      count(*) FILTER (WHERE s.sold AND v.agrees)::int AS proven, count(*) FILTER (WHERE s.sold AND NOT v.agrees)::int AS conflicting,
      sum(s.gross)::bigint AS gross, sum(s.tax)::bigint AS tax
    FROM (
      SELECT to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, p."lineId", p.currency, e.kind = 'sale' AS sold,
        -sum(p."amountMinor") AS gross,
        coalesce(-sum(p."amountMinor") FILTER (WHERE p."accountPath" LIKE 'tax:%'), 0) AS tax
      FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id
      WHERE e.at >= ${from} AND e.at < ${until} AND e.book = 'live' AND p."lineId" IS NOT NULL
      GROUP BY e.id, 1, 2, 3, 4
    ) s JOIN "OrderLine" l ON l.id = s."lineId" JOIN "Order" o ON o.id = l."orderId"
    LEFT JOIN LATERAL (SELECT bool_or(e.country = o.country) AS agrees FROM "LocationEvidence" e WHERE e."orderId" = o.id) v ON true
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`
}
