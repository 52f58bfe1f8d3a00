import { Prisma, type Db } from '@/infra/db'
import type { Cursor } from '@/modules/catalog/cursor'
import { type Facet, FACETS } from '../facets'
import type { Plan } from '../plan'
import { type Query, toPattern, toTsquery } from '../query'
import { spell } from '../spell'

/** More matches than this are not counted nor ranked: the newest of them are ("1,000+"). */
export const MOST = 1_000

const ALLOWED = { everyone: ['everyone'], teen: ['everyone', 'teen'], adult: ['everyone', 'teen', 'adult'] }

export interface Found {
  packId: string
  /** Whole numbers, so that a cursor can name a place exactly. */
  score: number
  /** Of all that match, up to MOST + 1. */
  total: number
}

interface Page {
  after: Cursor | undefined
  take: number
}

/** Packs that match, best first; without words the newest stand first. Candidates are the newest thousand, found as planned. */
export function findMatches(db: Db, query: Query, plan: Plan, page: Page): Promise<Found[]> {
  return db.$queryRaw(matchesSql(query, plan, page))
}

/** The statement of findMatches, apart, so that a test can ask the database how it would go about it. */
export function matchesSql(query: Query, plan: Plan, { after, take }: Page): Prisma.Sql {
  const tsquery = toTsquery(query.words)
  const title = spell(query.words.join(' '))
  const filters = FACETS.flatMap((facet) => filterSql(query, facet))
  // In millionths: how well the words fit, and the whole title above everything else.
  const score = tsquery
    ? Prisma.sql`round(ts_rank('{0.1, 0.3, 0.6, 1}', document, ${tsquery}::tsquery) * 1000000)
        + CASE WHEN title = ${title} THEN 2000000 WHEN title LIKE ${`${title}%`} THEN 500000 ELSE 0 END`
    : Prisma.sql`floor(extract(epoch FROM "onSaleAt"))`

  return Prisma.sql`
    WITH found AS MATERIALIZED (${newestSql(query, plan, Prisma.sql`"packId", document, title`, filters)}), ranked AS (
      SELECT "packId", (${score})::float8 AS score FROM found
    )
    SELECT "packId", score, (SELECT count(*) FROM found)::int AS total FROM ranked
    ${after ? Prisma.sql`WHERE (score, "packId") < (${after.key}::float8, ${after.id})` : Prisma.empty}
    ORDER BY score DESC, "packId" DESC LIMIT ${take}`
}

/** The newest MOST + 1 documents that have what was typed and pass the filters. */
function newestSql(query: Query, plan: Plan, columns: Prisma.Sql, filters: readonly Prisma.Sql[]): Prisma.Sql {
  const { words, upTo, emoji } = query
  const others = [
    Prisma.sql`rating = ANY(${ALLOWED[upTo]})`,
    ...(emoji.length > 0 ? [Prisma.sql`emoji @> ${emoji}`] : []),
    ...filters,
  ]
  const from = (where: readonly Prisma.Sql[], order: Prisma.Sql, compared: readonly string[] = []) => {
    const rows = (more: Prisma.Sql) => Prisma.sql`
      SELECT ${columns}, "onSaleAt"${more} FROM "SearchDocument" WHERE ${Prisma.join(where, ' AND ')} ORDER BY ${order}`
    const tsquery = toTsquery(compared)
    if (!tsquery) return Prisma.sql`${rows(Prisma.empty)} LIMIT ${MOST + 1}`
    // Texts are read from the newest row on, and only until there are enough: OFFSET keeps the comparison out of the rows' own conditions.
    return Prisma.sql`
      SELECT * FROM (${rows(Prisma.sql`, document AS text`)} OFFSET 0) rows WHERE ts_match_vq(text, ${tsquery}::tsquery) LIMIT ${MOST + 1}`
  }

  const inOrder = Prisma.sql`"onSaleAt" DESC`
  // The same order, spelt so that no index has it: for what is found by its words and then sorted.
  const sorted = Prisma.sql`era DESC, "onSaleAt" DESC`
  if (words.length === 0) return from(others, inOrder)
  if (plan.newest) return from(comparedSql(words, others), inOrder)

  const { asked, compared, windows } = plan
  const byIndex = Prisma.sql`document @@ ${toTsquery(asked)}::tsquery`
  const pattern = plan.parts && toPattern(words)
  if (pattern) {
    const all = Prisma.join([byIndex, ...comparedSql(compared, [])], ' AND ')
    return from([Prisma.sql`(${all} OR title LIKE ${pattern})`, ...others], sorted)
  }
  if (windows.length === 0) return from([byIndex, ...others], sorted, compared)

  const arms = [...windows, undefined].map((start, index) => {
    const before = windows[index - 1]
    const inside = start === undefined ? [] : [Prisma.sql`era >= ${start}`]
    // Not a condition for the index: it would read everything up to there.
    const notYet = before === undefined ? [] : [Prisma.sql`era + 0 < ${before}`]
    return Prisma.sql`(${from([byIndex, ...inside, ...notYet, ...others], sorted, compared)})`
  })
  return Prisma.sql`SELECT * FROM (${Prisma.join(arms, ' UNION ALL ')}) windows LIMIT ${MOST + 1}`
}

/** Conditions, and words that no index is asked for: their text lies beside the row, and is read only where all else holds. */
function comparedSql(words: readonly string[], conditions: readonly Prisma.Sql[]): Prisma.Sql[] {
  const tsquery = toTsquery(words)
  if (!tsquery) return [...conditions]
  const match = Prisma.sql`ts_match_vq(document, ${tsquery}::tsquery)`
  return conditions.length === 0
    ? [match]
    : [Prisma.sql`CASE WHEN ${Prisma.join([...conditions], ' AND ')} THEN ${match} ELSE false END`]
}

/** One filter, when it is set. */
function filterSql(query: Query, facet: Facet): Prisma.Sql[] {
  const { price, kind, stars, language, platform, category } = query
  const filters: Record<Facet, Prisma.Sql | false | undefined | ''> = {
    price: price && (price === 'free' ? Prisma.sql`pricing = 'free'` : Prisma.sql`pricing <> 'free'`),
    kind: kind && Prisma.sql`kinds @> ${[kind]}`,
    stars: stars !== undefined && Prisma.sql`mean >= ${stars * 10}`,
    language: language && Prisma.sql`languages @> ${[language]}`,
    platform: platform && Prisma.sql`platforms @> ${[platform]}`,
    category: category && Prisma.sql`category = ${category}`,
  }
  const filter = filters[facet]
  return filter ? [filter] : []
}

/** The values of each facet that a document has. */
const VALUES: Record<Facet, Prisma.Sql> = {
  price: Prisma.sql`ARRAY[CASE pricing WHEN 'free' THEN 'free' ELSE 'paid' END]`,
  kind: Prisma.sql`kinds`,
  stars: Prisma.sql`CASE WHEN mean >= 40 THEN ARRAY['4', '3'] WHEN mean >= 30 THEN ARRAY['3'] ELSE '{}' END`,
  language: Prisma.sql`languages`,
  platform: Prisma.sql`platforms`,
  category: Prisma.sql`ARRAY[category]`,
}

/**
 * How many of the newest thousand matches of the words have each value of each facet, the other filters as they are. The rows are
 * found once and counted six times; how many packs there are beyond costs nothing.
 */
export async function countFacets(
  db: Db,
  query: Query,
  plan: Plan,
): Promise<{ facet: Facet; value: string; count: number; total: number }[]> {
  const arms = FACETS.map((facet) => {
    const others = FACETS.filter((other) => other !== facet).flatMap((other) => filterSql(query, other))
    const narrowed = others.length > 0 ? Prisma.sql`WHERE ${Prisma.join(others, ' AND ')}` : Prisma.empty
    return Prisma.sql`
      SELECT ${facet}::text AS facet, value, count(*)::int AS count FROM base CROSS JOIN LATERAL unnest(${VALUES[facet]}) value
      ${narrowed} GROUP BY value`
  })
  return db.$queryRaw`
    WITH base AS MATERIALIZED (
      ${newestSql(query, plan, Prisma.sql`pricing, kinds, mean, languages, platforms, category`, [])}
    )
    SELECT facet, value, count, (SELECT count(*) FROM base)::int AS total FROM (${Prisma.join(arms, ' UNION ALL ')}) counted
    ORDER BY facet, count DESC, value`
}
