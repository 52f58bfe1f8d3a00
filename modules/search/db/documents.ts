import type { Db, Tx } from '@/infra/db'
import type { SearchText } from '../document'
import { spell } from '../spell'
import { stem } from '../words'

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
    INSERT INTO "SearchWord" AS known (word, shown, spelt, root, packs)
    SELECT *, 1 FROM unnest(${words}::text[], ${text.words.map(({ shown }) => shown)}::text[], ${words.map(spell)}::text[],
      ${words.map(stem)}::text[])
    ON CONFLICT (word) DO UPDATE SET packs = known.packs + 1, root = EXCLUDED.root, spelt = EXCLUDED.spelt`
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

/** Documents from before they were written as today: where a pack can be taken is not said in them. The newest first. */
export async function findOldDocuments(db: Db, take: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ packId: string }[]>`
    SELECT "packId" FROM "SearchDocument" WHERE platforms = '{}' ORDER BY "onSaleAt" DESC LIMIT ${take}`
  return rows.map(({ packId }) => packId)
}
