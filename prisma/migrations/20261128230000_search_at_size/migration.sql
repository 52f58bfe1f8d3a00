-- Search at a million packs (modules/search/plan.ts says how these are used).

-- The hour a pack went on sale, in the index of words too: so the newest packs with a word are found without reading the others.
CREATE EXTENSION IF NOT EXISTS btree_gin;
ALTER TABLE "SearchDocument"
  ADD COLUMN era INTEGER NOT NULL GENERATED ALWAYS AS (floor(extract(epoch FROM "onSaleAt" AT TIME ZONE 'UTC') / 3600)::int) STORED;
DROP INDEX search_document_words;
CREATE INDEX search_document_words ON "SearchDocument" USING gin (document, era);
-- Enough of the frequent words for the planner to know one from another.
ALTER TABLE "SearchDocument" ALTER COLUMN document SET STATISTICS 500;

-- What a word is in documents (its stem), so that one look says in how many documents something begins so. Until a pack with
-- the word is indexed again its stem is taken to be itself.
ALTER TABLE "SearchWord" ADD COLUMN root TEXT NOT NULL DEFAULT '';
UPDATE "SearchWord" SET root = word;
CREATE INDEX search_word_root ON "SearchWord" (root COLLATE "C");
