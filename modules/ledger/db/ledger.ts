import { idFrom } from '@/core/ids'
import type { Db } from '@/infra/db'
import type { Book } from '../chart'
import { SALE_KINDS, type Entry } from '../entry'

/** Post once by key (the SQL function opens accounts as needed). Returns the id that has the key: the given one, or an earlier. */
export async function insertEntry(db: Db, id: string, entry: Entry): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`SELECT post_entry(${id}, ${JSON.stringify(entry)}::jsonb) AS id`
  if (!row) throw new Error('post_entry gave no row')
  return row.id
}

const posting = {
  entryId: true,
  position: true,
  accountPath: true,
  amountMinor: true,
  currency: true,
  book: true,
  lineId: true,
  account: { select: { path: true, kind: true, currency: true, ownerId: true } },
} as const

const entry = {
  id: true,
  key: true,
  kind: true,
  book: true,
  orderId: true,
  reversesId: true,
  note: true,
  at: true,
} as const

export function findPostingsOf(db: Db, entryId: string) {
  return db.posting.findMany({ select: posting, where: { entryId }, orderBy: { position: 'asc' } })
}

export function findEntryRow(db: Db, entryId: string) {
  return db.journalEntry.findUnique({ select: entry, where: { id: entryId } })
}

export function findEntryWithPostings(db: Db, where: { id: string } | { key: string }) {
  return db.journalEntry.findUnique({
    select: { ...entry, postings: { select: posting, orderBy: { position: 'asc' } } },
    where,
  })
}

export interface EntryFilter {
  book?: Book | undefined
  kind?: string | undefined
  orderId?: string | undefined
  /** A path, or a heading of the trial balance: `payable:*:pending:USD` is everyone's. */
  accountPath?: string | undefined
}

function accountsOf(path: string) {
  const [start = '', end] = path.split('*')
  return end === undefined
    ? { accountPath: path }
    : { account: { ownerId: { not: null }, path: { startsWith: start, endsWith: end } } }
}

/** Entries with their postings, newest first, a page at a time. `before` is the last id of the page before. Rides on the primary key: ids sort by time. */
export function findEntries(
  db: Db,
  { book, kind, orderId, accountPath }: EntryFilter,
  { before, take }: { before?: string | undefined; take: number },
) {
  return db.journalEntry.findMany({
    select: { ...entry, postings: { select: posting, orderBy: { position: 'asc' } } },
    where: {
      ...(book && { book }),
      ...(kind && { kind }),
      ...(orderId && { orderId }),
      ...(accountPath && { postings: { some: accountsOf(accountPath) } }),
      ...(before && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take,
  })
}

/** Balances of a person's accounts, by path. Rides on LedgerAccount(ownerId) and Posting(accountPath). */
export function sumOwned(db: Db, ownerId: string) {
  return db.$queryRaw<{ path: string; book: Book; currency: string; minor: bigint }[]>`
    SELECT a.path, a.book, a.currency,
      coalesce((SELECT sum(p."amountMinor") FROM "Posting" p WHERE p."accountPath" = a.path), 0)::bigint AS minor
    FROM "LedgerAccount" a WHERE a."ownerId" = ${ownerId}`
}

/**
 * Every account's balance; people's payables are one line a kind (`payable:*:pending:USD`), or the page would be as long
 * as the list of artists. Reads all postings: for the desk, not for a page of the shop.
 */
export function sumByAccount(db: Db) {
  return db.$queryRaw<
    { heading: string; kind: string; book: Book; currency: string; minor: bigint; accounts: number }[]
  >`
    SELECT CASE WHEN a."ownerId" IS NULL THEN a.path
        ELSE regexp_replace(replace(a.path, a."ownerId", '*'), 'in_transit:[^:]+', 'in_transit:*') END AS heading,
      a.kind, a.book, a.currency, sum(s.minor)::bigint AS minor, count(*)::int AS accounts
    FROM (SELECT "accountPath", sum("amountMinor") AS minor FROM "Posting" GROUP BY "accountPath") s
    JOIN "LedgerAccount" a ON a.path = s."accountPath"
    GROUP BY 1, 2, 3, 4 ORDER BY a.book, a.currency, CASE a.kind WHEN 'asset' THEN 1 WHEN 'liability' THEN 2 ELSE 3 END, 1`
}

/** Ids and moments are given by two clocks, the application's and the database's: further apart than this they are not. */
const SLACK_MS = 86_400_000

/** The id that entries of this moment and later are not below. */
const entriesFrom = (from: Date) => idFrom('entry', new Date(from.getTime() - SLACK_MS))

/** The id that entries of before this moment are below. */
const entriesUntil = (until: Date) => idFrom('entry', new Date(until.getTime() + SLACK_MS))

/** Moments from one up to another, and the ids that entries of these moments lie between: what an index is asked for. */
export function spanOf({ from, until }: { from: Date; until: Date }) {
  return { from, until, first: entriesFrom(from), end: entriesUntil(until) }
}

/**
 * What each line brought a person from a moment up to another, by its day (UTC), in one book. A row a day: tens of thousands of
 * lines are read far sooner as two lists than as rows. Rides on Posting(accountPath, entryId).
 */
export function findLinesBetween(db: Db, paths: readonly string[], moments: { from: Date; until: Date }) {
  const { from, until, first, end } = spanOf(moments)
  return db.$queryRaw<{ day: string; lineIds: string[]; minors: string[] }[]>`
    SELECT day, array_agg("lineId") AS "lineIds", array_agg(minor::text) AS minors FROM (
      SELECT to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, p."lineId", -sum(p."amountMinor") AS minor
      FROM "Posting" p JOIN "JournalEntry" e ON e.id = p."entryId"
      WHERE p."accountPath" = ANY(${[...paths]}) AND p."entryId" >= ${first} AND p."entryId" < ${end}
        AND p."lineId" IS NOT NULL AND e.kind = ANY(${[...SALE_KINDS]}) AND e.at >= ${from} AND e.at < ${until}
      GROUP BY 1, 2
    ) lines GROUP BY day ORDER BY day`
}

/** A person's part of each sale, and of each sale taken back, newest first. Rides on Posting(accountPath, entryId). */
export function findSalePostings(
  db: Db,
  ownerId: string,
  {
    book,
    moments,
    among,
    before,
    take,
  }: {
    book?: Book | undefined
    moments?: { from: Date; until: Date } | undefined
    among?: readonly PostingKey[] | undefined
    before?: string | undefined
    take: number
  },
) {
  const span = moments && spanOf(moments)
  return db.posting.findMany({
    select: {
      entryId: true,
      amountMinor: true,
      currency: true,
      book: true,
      lineId: true,
      entry: { select: { at: true, orderId: true, kind: true } },
    },
    where: {
      account: { ownerId, ...(book && { book }) },
      lineId: { not: null },
      entry: { kind: { in: [...SALE_KINDS] }, ...(span && { at: { gte: span.from, lt: span.until } }) },
      ...((before || span) && { entryId: { ...(span && { gte: span.first }), lt: before ?? span?.end ?? '' } }),
      ...(among && { OR: among.map(({ entryId, position }) => ({ entryId, position })) }),
    },
    orderBy: [{ entryId: 'desc' }, { position: 'asc' }],
    take,
  })
}

/** A posting by its name. */
export interface PostingKey {
  entryId: string
  position: number
}

/** The newest of these days (UTC) whose sales were released to a person. Rides on JournalEntry(key). */
export async function findNewestRelease(db: Db, path: string, days: readonly string[]): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ day: string | null }[]>`
    SELECT max(d.day) AS day FROM unnest(${[...days]}::text[]) AS d(day)
    WHERE EXISTS (SELECT FROM "JournalEntry" r WHERE r.key = 'rel:' || ${path} || ':' || d.day)`
  return row?.day ?? undefined
}

/**
 * The oldest days of sales (UTC) of a person's pending account that are not released yet, less what was refunded of them.
 * Only days since `from` are looked at. Rides on Posting(accountPath, entryId).
 */
export function findPendingDays(db: Db, path: string, { from, take }: { from: Date; take: number }) {
  return db.$queryRaw<{ day: string; minor: bigint }[]>`
    SELECT s.day, s.minor FROM (
      SELECT l.day, (-sum(l.minor))::bigint AS minor FROM (
        SELECT min(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD')) FILTER (WHERE e.kind = 'sale') AS day,
          sum(p."amountMinor") AS minor
        FROM "Posting" p JOIN "JournalEntry" e ON e.id = p."entryId"
        WHERE p."accountPath" = ${path} AND p."entryId" >= ${entriesFrom(from)} AND p."lineId" IS NOT NULL
        GROUP BY p."lineId"
      ) l GROUP BY 1
    ) s
    WHERE s.minor > 0 AND NOT EXISTS (SELECT FROM "JournalEntry" r WHERE r.key = 'rel:' || ${path} || ':' || s.day)
    ORDER BY s.day LIMIT ${take}`
}

/**
 * Sales of whole days (UTC) that have waited out the hold and are not released, less what of them was refunded since: a
 * person, a book, a currency, a day.
 * Looks back `lookBackDays` only, on JournalEntry(at); a worker that was away longer is told to look further.
 */
export function findReleasable(db: Db, holdDays: number, lookBackDays: number) {
  return db.$queryRaw<{ userId: string; book: Book; currency: string; day: string; minor: bigint }[]>`
    SELECT a."ownerId" AS "userId", a.book, a.currency, s.day, (-s.minor)::bigint AS minor
    FROM (
      SELECT sold.path, sold.day, sum(now_there.minor) AS minor
      FROM (
        SELECT DISTINCT p."accountPath" AS path, p."lineId", e."orderId",
          to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day
        FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id
        WHERE e.kind = 'sale'
          AND e.at < date_trunc('day', now(), 'UTC') - ${holdDays}::int * interval '1 day'
          AND e.at >= date_trunc('day', now(), 'UTC') - (${holdDays}::int + ${lookBackDays}::int) * interval '1 day'
      ) sold,
      LATERAL (
        SELECT coalesce(sum(p."amountMinor"), 0) AS minor FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id
        WHERE e."orderId" = sold."orderId" AND p."accountPath" = sold.path AND p."lineId" = sold."lineId"
      ) now_there
      GROUP BY 1, 2
    ) s
    JOIN "LedgerAccount" a ON a.path = s.path
    WHERE a."ownerId" IS NOT NULL AND s.minor < 0
      AND NOT EXISTS (SELECT FROM "JournalEntry" r WHERE r.key = 'rel:' || s.path || ':' || s.day)
    ORDER BY s.day, s.path`
}

/** What is owed back of a payment: its unmatched entries less what was sent back. Rides on JournalEntry(orderId). */
export function sumUnmatched(db: Db, orderId: string, paymentId: string) {
  return db.$queryRaw<{ book: Book; currency: string; minor: bigint }[]>`
    SELECT p.book, p.currency, (-sum(p."amountMinor"))::bigint AS minor
    FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id JOIN "LedgerAccount" a ON a.path = p."accountPath"
    WHERE e."orderId" = ${orderId} AND (a.path LIKE 'unmatched:%' OR a.path LIKE 'test:unmatched:%')
      AND (starts_with(e.key, ${`unmatched:${paymentId}:`}) OR starts_with(e.key, ${`sent_back:${paymentId}:`}))
    GROUP BY p.book, p.currency HAVING sum(p."amountMinor") < 0`
}

/** What a payment brought in all that fitted no order, be it still owed or not. Rides on JournalEntry(orderId). */
export async function sumSurplus(db: Db, orderId: string, paymentId: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ minor: bigint | null }[]>`
    SELECT (-sum(p."amountMinor"))::bigint AS minor FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id
    WHERE e."orderId" = ${orderId} AND e.kind = 'unmatched' AND starts_with(e.key, ${`unmatched:${paymentId}:`}) AND p."amountMinor" < 0`
  return row?.minor ?? 0n
}

/** What an account stands at, in minor units. Rides on Posting(accountPath, entryId). */
export async function sumAccount(db: Db, path: string): Promise<bigint> {
  const { _sum } = await db.posting.aggregate({ where: { accountPath: path }, _sum: { amountMinor: true } })
  return _sum.amountMinor ?? 0n
}

/** What each line of an order still stands for, with each account and each person, as owed. Rides on JournalEntry(orderId). */
export function sumOwedOf(db: Db, orderId: string) {
  return db.$queryRaw<
    {
      lineId: string
      ownerId: string | null
      path: string
      kind: string
      book: Book
      currency: string
      minor: bigint
    }[]
  >`
    SELECT p."lineId", a."ownerId", min(a.path) AS path, min(a.kind) AS kind, a.book, a.currency,
      (-sum(p."amountMinor"))::bigint AS minor
    FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id JOIN "LedgerAccount" a ON a.path = p."accountPath"
    WHERE e."orderId" = ${orderId} AND p."lineId" IS NOT NULL
    GROUP BY p."lineId", a."ownerId", CASE WHEN a."ownerId" IS NULL THEN a.path END, a.book, a.currency
    HAVING sum(p."amountMinor") < 0
    ORDER BY p."lineId", min(e.id || to_char(p.position, '000000'))`
}

/** What an order was paid with, less what its refunds gave back. Rides on JournalEntry(orderId). */
export function sumPaidIn(db: Db, orderId: string) {
  return db.$queryRaw<
    {
      path: string
      kind: string
      book: Book
      currency: string
      ownerId: string | null
      guarded: boolean
      minor: bigint
    }[]
  >`
    SELECT a.path, a.kind, a.book, a.currency, a."ownerId", a.guarded, sum(p."amountMinor")::bigint AS minor
    FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id JOIN "LedgerAccount" a ON a.path = p."accountPath"
    WHERE e."orderId" = ${orderId} AND p."lineId" IS NULL AND e.kind IN ('sale', 'refund', 'reversal')
    GROUP BY a.path HAVING sum(p."amountMinor") > 0 ORDER BY a.path`
}

/** How much of each line each account and person got by an entry: as owed, so a refund's are below zero. */
export function findLineParts(db: Db, entryIds: readonly string[]) {
  return db.$queryRaw<{ entryId: string; lineId: string; ownerId: string | null; path: string; minor: bigint }[]>`
    SELECT p."entryId", p."lineId", a."ownerId", a.path, (-p."amountMinor")::bigint AS minor
    FROM "Posting" p JOIN "LedgerAccount" a ON a.path = p."accountPath"
    WHERE p."entryId" = ANY(${[...entryIds]}) AND p."lineId" IS NOT NULL`
}

/** Whether the day of a sale is over the hold, or was released before (the hold was shorter then). */
export async function hasWaited(db: Db, saleKey: string, holdDays: number): Promise<boolean> {
  const [row] = await db.$queryRaw<{ waited: boolean }[]>`
    SELECT e.at < date_trunc('day', now(), 'UTC') - ${holdDays}::int * interval '1 day' OR EXISTS (
      SELECT FROM "Posting" p
      JOIN "JournalEntry" r ON r.key = 'rel:' || p."accountPath" || ':' || to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD')
      WHERE p."entryId" = e.id) AS waited
    FROM "JournalEntry" e WHERE e.key = ${saleKey}`
  return row?.waited ?? false
}

/** Entries that gave money of a top-up back. Rides on the key. */
export function findTopUpBackRows(db: Db, paymentId: string) {
  return db.$queryRaw<{ note: string; minor: bigint }[]>`
    SELECT e.note, sum(p."amountMinor")::bigint AS minor FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id
    WHERE e.key LIKE ${`sent\\_back:${paymentId}:topup:%`} AND e.kind = 'topup_back' AND p."amountMinor" > 0
    GROUP BY e.id, e.note`
}

/** What moved a person's stars, newest first. Rides on Posting(accountPath, entryId). */
export function findStarPostings(
  db: Db,
  paths: readonly string[],
  { before, take }: { before?: string | undefined; take: number },
) {
  return db.posting.findMany({
    select: {
      entryId: true,
      accountPath: true,
      amountMinor: true,
      entry: { select: { kind: true, at: true, orderId: true, note: true } },
    },
    where: { accountPath: { in: [...paths] }, ...(before && { entryId: { lt: before } }) },
    orderBy: [{ entryId: 'desc' }, { position: 'asc' }],
    take,
  })
}

/** What an account moved by, a day (UTC). Rides on Posting(accountPath, entryId). */
export function sumByDay(db: Db, path: string, from: Date, until: Date) {
  return db.$queryRaw<{ day: string; minor: bigint; count: number }[]>`
    SELECT to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, sum(p."amountMinor")::bigint AS minor, count(*)::int AS count
    FROM "Posting" p JOIN "JournalEntry" e ON e.id = p."entryId"
    WHERE p."accountPath" = ${path} AND p."entryId" >= ${entriesFrom(from)} AND e.at >= ${from} AND e.at < ${until}
    GROUP BY 1`
}

/** The entries that moved an account from a moment until another, oldest first. Rides on Posting(accountPath, entryId). */
export function findEntriesOfDay(db: Db, path: string, from: Date, until: Date) {
  return db.$queryRaw<{ id: string; kind: string; key: string; at: Date; minor: bigint }[]>`
    SELECT e.id, e.kind, e.key, e.at, sum(p."amountMinor")::bigint AS minor
    FROM "Posting" p JOIN "JournalEntry" e ON e.id = p."entryId"
    WHERE p."accountPath" = ${path} AND p."entryId" >= ${entriesFrom(from)} AND e.at >= ${from} AND e.at < ${until}
    GROUP BY 1, 2, 3, 4 ORDER BY e.at, e.id LIMIT 1000`
}

/** After how many days (UTC) sales were released since a moment: by the day that stands in a release's key. Rides on JournalEntry(at). */
export async function findReleaseTimes(db: Db, since: Date) {
  const [row] = await db.$queryRaw<{ count: number; median: number | null; most: number | null }[]>`
    SELECT count(*)::int AS count, percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS median,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY days) AS most
    FROM (
      SELECT (at AT TIME ZONE 'UTC')::date - right(key, 10)::date AS days
      FROM "JournalEntry" WHERE at >= ${since} AND kind = 'release' AND book = 'live' AND key ~ ':\\d{4}-\\d{2}-\\d{2}$'
    ) r`
  return row
}

/** Entries by their keys, oldest first. */
export function findEntriesOfKeys(db: Db, keys: readonly string[]) {
  return db.journalEntry.findMany({
    select: { id: true, key: true, kind: true, at: true },
    where: { key: { in: [...keys] } },
    orderBy: { id: 'asc' },
  })
}

/**
 * What moved a person's live money between two of his payouts, from behind the first one's entry up to and with the second's:
 * by the kind of entry and the line it speaks of. What only moved within it (a hold that ended) is not there.
 */
export function sumBetweenPayouts(db: Db, ownerId: string, currency: string, { after, upTo }: PayoutSpan) {
  return db.$queryRaw<{ kind: string; lineId: string | null; minor: bigint }[]>`
    SELECT e.kind, p."lineId", -sum(p."amountMinor")::bigint AS minor
    FROM "LedgerAccount" a JOIN "Posting" p ON p."accountPath" = a.path JOIN "JournalEntry" e ON e.id = p."entryId"
    WHERE a."ownerId" = ${ownerId} AND a.book = 'live' AND a.currency = ${currency} AND a.path LIKE 'payable:%'
      AND e.at <= (SELECT at FROM "JournalEntry" WHERE key = ${`po:${upTo}`})
      AND e.at > coalesce((SELECT at FROM "JournalEntry" WHERE key = ${`po:${after ?? ''}`}), '-infinity')
    GROUP BY 1, 2 HAVING sum(p."amountMinor") <> 0 ORDER BY 1, 2`
}

export interface PayoutSpan {
  /** The payout before; everything when there was none. */
  after: string | undefined
  upTo: string
}

/** What a person's live money came to when he had asked for a payout. */
export async function sumAfterPayout(db: Db, ownerId: string, currency: string, payoutId: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ minor: bigint | null }[]>`
    SELECT -sum(p."amountMinor")::bigint AS minor
    FROM "LedgerAccount" a JOIN "Posting" p ON p."accountPath" = a.path JOIN "JournalEntry" e ON e.id = p."entryId"
    WHERE a."ownerId" = ${ownerId} AND a.book = 'live' AND a.currency = ${currency} AND a.path LIKE 'payable:%'
      AND e.at <= (SELECT at FROM "JournalEntry" WHERE key = ${`po:${payoutId}`})`
  return row?.minor ?? 0n
}
