import type { Db } from '@/infra/db'
import type { Known } from '../plan'
import { spell } from '../spell'
import { stem } from '../words'

/** The known word most like this one, as it is written. Rides the trigram index; the word itself is most like itself. */
export async function findLikeWord(db: Db, word: string): Promise<{ word: string; shown: string } | undefined> {
  const spelt = spell(word)
  const [like] = await db.$queryRaw<{ word: string; shown: string }[]>`
    SELECT word, shown FROM "SearchWord" WHERE spelt % ${spelt}
    ORDER BY similarity(spelt, ${spelt}) DESC, packs DESC, word LIMIT 1`
  return like
}

/**
 * What is known of words before they are searched: in how many documents each stands, also as a beginning (by the first thousand words
 * that begin so), and, from what PostgreSQL counted when it last analysed, how many documents there are and when they came.
 */
export async function findKnown(db: Db, words: readonly string[]): Promise<Known> {
  const rows = await db.$queryRaw<{ packs: number; total: number; eras: number[] | null }[]>`
    /* kept: search_known */ SELECT least(coalesce(begin.packs, 0), 2000000000)::int AS packs, counted.*
    FROM unnest(${words.map(stem)}::text[]) WITH ORDINALITY AS typed (root, place)
    CROSS JOIN LATERAL (
      SELECT sum(packs) AS packs FROM (
        SELECT packs FROM "SearchWord" WHERE root COLLATE "C" >= typed.root AND root COLLATE "C" < typed.root || chr(1114111) LIMIT 1000
      ) first_thousand
    ) begin
    CROSS JOIN (
      SELECT greatest(reltuples, 0)::int AS total, (
        SELECT histogram_bounds::text::int[] FROM pg_stats
        WHERE schemaname = current_schema() AND tablename = 'SearchDocument' AND attname = 'era'
      ) AS eras FROM pg_class WHERE oid = '"SearchDocument"'::regclass
    ) counted
    ORDER BY typed.place`
  return { packs: rows.map(({ packs }) => packs), total: rows[0]?.total ?? 0, eras: rows[0]?.eras ?? [] }
}
