-- What an artist calls a pack in further languages: {"fa": {"title": …, "description": …}}. One per language, read with the
-- row it belongs to and never searched here: search has its own document.
ALTER TABLE "Version" ADD COLUMN "translations" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Pack" ADD COLUMN "translations" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "PublishedVersion" ADD COLUMN "translations" JSONB NOT NULL DEFAULT '{}';
