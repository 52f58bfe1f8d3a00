import type { Db } from '@/infra/db'

// Counts by quarter (`2026-Q4`) and by day, in UTC. Times are seconds.

export interface ReviewCounts {
  quarter: string
  approved: number
  rejected: number
  median: number | null
  most: number | null
}

/** Reviews decided, by quarter, and how long they took from the queue's end to the decision. */
export function countReviews(db: Db, since: Date): Promise<ReviewCounts[]> {
  return db.$queryRaw`
    SELECT to_char("decidedAt" AT TIME ZONE 'UTC', 'YYYY"-Q"Q') AS quarter,
      count(*) FILTER (WHERE state = 'approved')::int AS approved,
      count(*) FILTER (WHERE state = 'rejected')::int AS rejected,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt"))::int AS median,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt"))::int AS most
    FROM "Case" WHERE state IN ('approved', 'rejected') AND "decidedAt" >= ${since}
    GROUP BY 1 ORDER BY 1 DESC`
}

export interface PackCaseCounts {
  quarter: string
  kind: 'report' | 'appeal' | 'review' | 'page' | 'look'
  opened: number
  upheld: number
  dismissed: number
  median: number | null
  most: number | null
}

/** Reports and appeals, by the quarter they were opened in, with what became of them. */
export function countPackCases(db: Db, since: Date): Promise<PackCaseCounts[]> {
  return db.$queryRaw`
    SELECT to_char("openedAt" AT TIME ZONE 'UTC', 'YYYY"-Q"Q') AS quarter, kind,
      count(*)::int AS opened,
      count(*) FILTER (WHERE state = 'upheld')::int AS upheld,
      count(*) FILTER (WHERE state = 'dismissed')::int AS dismissed,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt"))::int AS median,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt"))::int AS most
    FROM "PackCase" WHERE "openedAt" >= ${since}
    GROUP BY 1, 2 ORDER BY 1 DESC, 2`
}

/** What people said packs were reported for. */
export function countReports(db: Db, since: Date): Promise<{ quarter: string; category: string; count: number }[]> {
  return db.$queryRaw`
    SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY"-Q"Q') AS quarter, category, count(*)::int AS count
    FROM "Report" WHERE "createdAt" >= ${since} GROUP BY 1, 2 ORDER BY 1 DESC, 3 DESC, 2`
}

export interface TakedownCounts {
  quarter: string
  made: number
  /** Taken back by a person: on an appeal, or seen to be wrong. */
  takenBack: number
  /** Their time was over. */
  ended: number
}

export function countTakedowns(db: Db, since: Date): Promise<TakedownCounts[]> {
  return db.$queryRaw`
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY"-Q"Q') AS quarter, count(*)::int AS made,
      count(*) FILTER (WHERE "endedBy" NOT LIKE 'system:%')::int AS "takenBack",
      count(*) FILTER (WHERE "endedBy" LIKE 'system:%')::int AS ended
    FROM "Takedown" WHERE at >= ${since} GROUP BY 1 ORDER BY 1 DESC`
}

export interface NoticeCounts {
  quarter: string
  notices: number
  /** Packs they named, and what became of each: taken down at first, answered, sold again, down for good. */
  packs: number
  accepted: number
  answered: number
  restored: number
  final: number
}

/** Formal notices, by the quarter they were given in. */
export function countNotices(db: Db, since: Date): Promise<NoticeCounts[]> {
  return db.$queryRaw`
    SELECT to_char(n."createdAt" AT TIME ZONE 'UTC', 'YYYY"-Q"Q') AS quarter, count(DISTINCT n.id)::int AS notices,
      count(*)::int AS packs, count(*) FILTER (WHERE p."takedownId" IS NOT NULL)::int AS accepted,
      count(*) FILTER (WHERE p."counterAt" IS NOT NULL)::int AS answered,
      count(*) FILTER (WHERE p.state = 'restored')::int AS restored, count(*) FILTER (WHERE p.state = 'final')::int AS final
    FROM "RightsNotice" n JOIN "NoticedPack" p ON p."noticeId" = n.id
    WHERE n."createdAt" >= ${since} GROUP BY 1 ORDER BY 1 DESC`
}

/** Grounds of every no: of rejections (of the whole pack and of single stickers, once a case) and of takedowns. */
export function countReasons(
  db: Db,
  since: Date,
): Promise<{ quarter: string; reason: string; rejections: number; takedowns: number }[]> {
  return db.$queryRaw`
    WITH said AS (
      SELECT DISTINCT c.id, c."decidedAt" AS at, r.reason, true AS rejection
      FROM "Case" c LEFT JOIN "CaseFinding" f ON f."caseId" = c.id,
        unnest(c.reasons || coalesce(f.reasons, '{}')) AS r(reason)
      WHERE c.state = 'rejected' AND c."decidedAt" >= ${since}
      UNION ALL
      SELECT DISTINCT t.id, t.at, r.reason, false FROM "Takedown" t, unnest(t.reasons) AS r(reason) WHERE t.at >= ${since}
      UNION ALL
      SELECT DISTINCT p.id, p."decidedAt", r.reason, false FROM "PackCase" p, unnest(p.reasons) AS r(reason)
      WHERE p.kind IN ('page', 'look') AND p.state = 'upheld' AND p."decidedAt" >= ${since}
    )
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY"-Q"Q') AS quarter, reason,
      count(*) FILTER (WHERE rejection)::int AS rejections, count(*) FILTER (WHERE NOT rejection)::int AS takedowns
    FROM said GROUP BY 1, 2 ORDER BY 1 DESC, count(*) DESC, 2`
}

/** Decisions of the last days by who took them, and by day, for the desk. Of a notice each pack is one. */
export function countWork(db: Db, since: Date): Promise<{ by: string; decided: number; median: number | null }[]> {
  return db.$queryRaw`
    WITH done AS (
      SELECT "decidedBy" AS by, "openedAt", "decidedAt" FROM "Case"
      WHERE state IN ('approved', 'rejected') AND "decidedAt" >= ${since}
      UNION ALL
      SELECT "decidedBy", "openedAt", "decidedAt" FROM "PackCase" WHERE state <> 'open' AND "decidedAt" >= ${since}
      UNION ALL
      SELECT p."decidedBy", n."createdAt", p."decidedAt" FROM "NoticedPack" p JOIN "RightsNotice" n ON n.id = p."noticeId"
      WHERE p."decidedAt" >= ${since}
    )
    SELECT by, count(*)::int AS decided,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt"))::int AS median
    FROM done WHERE by IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`
}

export interface DayOfWork {
  day: string
  opened: number
  decided: number
  median: number | null
  most: number | null
}

/** What came in and what was decided, day by day, oldest first; days on which nothing happened too. */
export function countDays(db: Db, since: Date, until: Date): Promise<DayOfWork[]> {
  return db.$queryRaw`
    WITH kase AS (
      SELECT "openedAt", CASE WHEN state IN ('approved', 'rejected') THEN "decidedAt" END AS "decidedAt" FROM "Case"
      UNION ALL SELECT "openedAt", "decidedAt" FROM "PackCase"
      UNION ALL SELECT n."createdAt", p."decidedAt" FROM "NoticedPack" p JOIN "RightsNotice" n ON n.id = p."noticeId"
    ), days AS (
      SELECT generate_series(${since}::timestamptz AT TIME ZONE 'UTC', ${until}::timestamptz AT TIME ZONE 'UTC', interval '1 day')::date AS day
    ), came AS (
      SELECT ("openedAt" AT TIME ZONE 'UTC')::date AS day, count(*)::int AS opened FROM kase WHERE "openedAt" >= ${since} GROUP BY 1
    ), went AS (
      SELECT ("decidedAt" AT TIME ZONE 'UTC')::date AS day, count(*)::int AS decided,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt"))::int AS median,
        percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM "decidedAt" - "openedAt"))::int AS most
      FROM kase WHERE "decidedAt" >= ${since} GROUP BY 1
    )
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(c.opened, 0)::int AS opened, coalesce(w.decided, 0)::int AS decided, w.median, w.most
    FROM days d LEFT JOIN came c USING (day) LEFT JOIN went w USING (day) ORDER BY d.day`
}
