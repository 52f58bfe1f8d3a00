import { Prisma, type Db, type Tx } from '@/infra/db'
import type { Cursor } from '@/modules/catalog/cursor'
import type { SearchText } from '../document'
import { type Facet, FACETS } from '../facets'
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

/**
 * Packs that match, best first. Candidates are the newest thousand: found by the GIN indexes on document, title and emoji
 * when few match, by the index on onSaleAt when many do. Without words the newest stand first.
 */
export function findMatches(db: Db, query: Query, page: Page): Promise<Found[]> {
  return db.$queryRaw(matchesSql(query, page))
}

interface Page {
  after: Cursor | undefined
  take: number
}

/** The statement of findMatches, apart, so that a test can ask the database how it would go about it. */
export function matchesSql(query: Query, { after, take }: Page): Prisma.Sql {
  const tsquery = toTsquery(query.words)
  const title = spell(query.words.join(' '))
  const conditions = [...wordsSql(query), ...FACETS.flatMap((facet) => filterSql(query, facet))]
  // In millionths: how well the words fit, and the whole title above everything else.
  const score = tsquery
    ? Prisma.sql`round(ts_rank('{0.1, 0.3, 0.6, 1}', document, ${tsquery}::tsquery) * 1000000)
        + CASE WHEN title = ${title} THEN 2000000 WHEN title LIKE ${`${title}%`} THEN 500000 ELSE 0 END`
    : Prisma.sql`floor(extract(epoch FROM "onSaleAt"))`

  return Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT "packId", document, title, "onSaleAt" FROM "SearchDocument"
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY "onSaleAt" DESC LIMIT ${MOST + 1}
    ), ranked AS (
      SELECT "packId", (${score})::float8 AS score FROM found
    )
    SELECT "packId", score, (SELECT count(*) FROM found)::int AS total FROM ranked
    ${after ? Prisma.sql`WHERE (score, "packId") < (${after.key}::float8, ${after.id})` : Prisma.empty}
    ORDER BY score DESC, "packId" DESC LIMIT ${take}`
}

/** What was typed, and what may be shown at all. */
function wordsSql(query: Query): Prisma.Sql[] {
  const tsquery = toTsquery(query.words)
  const pattern = toPattern(query.words)
  return [
    Prisma.sql`rating = ANY(${ALLOWED[query.upTo]})`,
    ...(tsquery
      ? [
          pattern
            ? Prisma.sql`(document @@ ${tsquery}::tsquery OR title LIKE ${pattern})`
            : Prisma.sql`document @@ ${tsquery}::tsquery`,
        ]
      : []),
    ...(query.emoji.length > 0 ? [Prisma.sql`emoji @> ${query.emoji}`] : []),
  ]
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
      SELECT pricing, kinds, mean, languages, platforms, category FROM "SearchDocument"
      WHERE ${Prisma.join(wordsSql(query), ' AND ')} ORDER BY "onSaleAt" DESC LIMIT ${MOST + 1}
    )
    SELECT facet, value, count, (SELECT count(*) FROM base)::int AS total FROM (${Prisma.join(arms, ' UNION ALL ')}) counted
    ORDER BY facet, count DESC, value`
}

/** The known word most like this one, as it is written. Rides the trigram index; the word itself is most like itself. */
export async function findLikeWord(db: Db, word: string): Promise<{ word: string; shown: string } | undefined> {
  const spelt = spell(word)
  const [like] = await db.$queryRaw<{ word: string; shown: string }[]>`
    SELECT word, shown FROM "SearchWord" WHERE spelt % ${spelt}
    ORDER BY similarity(spelt, ${spelt}) DESC, packs DESC, word LIMIT 1`
  return like
}

export interface NewDocument {
  packId: string
  pricing: string
  languages: string[]
  category: string
  rating: string
  /** Of the reviews, in tenths of a star. */
  mean: number
  kinds: string[]
  platforms: string[]
  onSaleAt: Date
}

/** Write (or write anew) a pack's document, and count its words. */
export async function writeDocument(tx: Tx, pack: NewDocument, text: SearchText): Promise<void> {
  await forgetWords(tx, pack.packId)
  const words = text.words.map(({ word }) => word)
  await tx.$executeRaw`
    INSERT INTO "SearchDocument" ("packId", words, title, emoji, pricing, languages, category, rating, mean, kinds, platforms,
      "onSaleAt", document)
    VALUES (${pack.packId}, ${words}, ${text.title}, ${text.emoji}, ${pack.pricing}, ${pack.languages}, ${pack.category},
      ${pack.rating}, ${pack.mean}, ${pack.kinds}, ${pack.platforms}, ${pack.onSaleAt}, ${text.document}::tsvector)
    ON CONFLICT ("packId") DO UPDATE SET words = EXCLUDED.words, title = EXCLUDED.title, emoji = EXCLUDED.emoji,
      pricing = EXCLUDED.pricing, languages = EXCLUDED.languages, category = EXCLUDED.category, rating = EXCLUDED.rating, mean = EXCLUDED.mean,
      kinds = EXCLUDED.kinds, platforms = EXCLUDED.platforms,
      "onSaleAt" = EXCLUDED."onSaleAt", document = EXCLUDED.document`
  await tx.$executeRaw`
    INSERT INTO "SearchWord" AS known (word, shown, spelt, packs)
    SELECT *, 1 FROM unnest(${words}::text[], ${text.words.map(({ shown }) => shown)}::text[], ${words.map(spell)}::text[])
    ON CONFLICT (word) DO UPDATE SET packs = known.packs + 1`
  await tx.$executeRaw`DELETE FROM "SearchWord" WHERE packs <= 0`
}

/** Search knows the pack no more. */
export async function deleteDocument(tx: Tx, packId: string): Promise<void> {
  await forgetWords(tx, packId)
  await tx.searchDocument.deleteMany({ where: { packId } })
  await tx.$executeRaw`DELETE FROM "SearchWord" WHERE packs <= 0`
}

/** Uncount the words of a pack's document. Whoever else writes documents waits, for all share the words. */
async function forgetWords(tx: Tx, packId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('search words', 0))::text`
  await tx.$executeRaw`
    UPDATE "SearchWord" SET packs = packs - 1
    WHERE word = ANY(SELECT unnest(words) FROM "SearchDocument" WHERE "packId" = ${packId})`
}

/** Documents that were written before they knew where a pack can be taken, the newest first. */
export async function findOldDocuments(db: Db, take: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ packId: string }[]>`
    SELECT "packId" FROM "SearchDocument" WHERE platforms = '{}' ORDER BY "onSaleAt" DESC LIMIT ${take}`
  return rows.map(({ packId }) => packId)
}
