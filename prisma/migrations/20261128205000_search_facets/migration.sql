ALTER TABLE "SearchDocument" ADD COLUMN "kinds" TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN "platforms" TEXT[] DEFAULT ARRAY[]::TEXT[];
-- Documents from before know neither; the worker writes them anew, some every hour (index-pack.ts).
CREATE INDEX search_document_old ON "SearchDocument" ("onSaleAt" DESC) WHERE platforms = '{}';
