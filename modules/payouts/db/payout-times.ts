import type { Db } from '@/infra/db'
import { OPEN_STATES } from '../payout'

/** What became of payouts that were promised for a month, or for all the months asked about. Times are in seconds. */
export interface PromiseRow {
  /** `2026-11`; null for all of them. */
  month: string | null
  kept: number
  late: number
  paid: number
  returned: number
  failed: number
  median: number | null
  most: number | null
}

/**
 * Promises of payouts by the month (UTC) they fell into. Late is whatever had not left when its day was over, also what waits
 * still or was called off after it. Not counted are those whose day is yet to come and those called off in time. A row a month
 * and one for all. Reads all payouts since then: for a page that is kept.
 */
export function findPromises(db: Db, since: Date, now: Date) {
  return db.$queryRaw<PromiseRow[]>`
    SELECT to_char(month, 'YYYY-MM') AS month,
      count(*) FILTER (WHERE NOT late AND "paidAt" IS NOT NULL)::int AS kept,
      count(*) FILTER (WHERE late)::int AS late,
      count("paidAt")::int AS paid,
      count(*) FILTER (WHERE state = 'returned')::int AS returned,
      count(*) FILTER (WHERE state = 'failed')::int AS failed,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY took) AS median,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY took) AS most
    FROM (
      SELECT state, "paidAt", date_trunc('month', "dueOn"::timestamp) AS month,
        extract(epoch FROM "paidAt" - "requestedAt")::int AS took,
        coalesce("paidAt", "endedAt", ${now}) >= ("dueOn" + 1)::timestamp AT TIME ZONE 'UTC' AS late
      FROM "Payout" WHERE "dueOn" >= ${since}::date
    ) p
    GROUP BY GROUPING SETS ((month), ())
    HAVING count(*) FILTER (WHERE late OR "paidAt" IS NOT NULL OR state = 'failed') > 0
    ORDER BY month DESC NULLS FIRST`
}

/** How many payouts are under way, and since when the longest waiting one is. Rides on (state, requestedAt). */
export async function findWaiting(db: Db): Promise<{ count: number; since: Date | null }> {
  const [row] = await db.$queryRaw<{ count: number; since: Date | null }[]>`
    SELECT count(*)::int AS count, min("requestedAt") AS since FROM "Payout" WHERE state = ANY(${[...OPEN_STATES]})`
  return row ?? { count: 0, since: null }
}
