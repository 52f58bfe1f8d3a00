-- AlterTable
ALTER TABLE "Pack" ADD COLUMN     "suggestedMinor" BIGINT;

-- Only where a buyer chooses, and never below what he must pay.
ALTER TABLE "Pack" ADD CONSTRAINT pack_suggestion_above_least
  CHECK ("suggestedMinor" IS NULL OR (pricing = 'choose' AND "suggestedMinor" > 0 AND "suggestedMinor" >= "priceMinor"));
