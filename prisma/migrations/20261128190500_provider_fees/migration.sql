-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "feeMinor" BIGINT;

ALTER TABLE "Payment" ADD CONSTRAINT payment_fee CHECK ("feeMinor" >= 0);
-- Whose fee is not known yet: the sweeper asks each minute.
CREATE INDEX payment_feeless ON "Payment" (provider, id) WHERE "feeMinor" IS NULL AND state = 'paid';
