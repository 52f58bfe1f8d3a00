-- The queue by risk: not of nudity alone.
ALTER TABLE "Case" ADD COLUMN "risk" SMALLINT NOT NULL DEFAULT 0 CHECK ("risk" BETWEEN 0 AND 1000),
ADD COLUMN "signs" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "Case" SET "risk" = "nudity" WHERE "nudity" > 0;
DROP INDEX "Case_state_nudity_openedAt_id_idx";
CREATE INDEX "Case_state_risk_openedAt_id_idx" ON "Case" ("state", "risk" DESC, "openedAt", "id");
