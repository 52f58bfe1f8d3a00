-- The editors' shelf, and a shelf for each language.
ALTER TABLE "Pack" ADD COLUMN "pickedAt" TIMESTAMPTZ(3);
CREATE INDEX "Pack_pickedAt_idx" ON "Pack"("pickedAt");
CREATE INDEX "Pack_languages_idx" ON "Pack" USING GIN ("languages");
