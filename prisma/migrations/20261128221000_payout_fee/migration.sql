-- What a provider charged for a payout (docs/money.md, "Payouts"): known once it has left, and then kept as it was said.
ALTER TABLE "Payout" ADD COLUMN "feeMinor" BIGINT;
ALTER TABLE "Payout" ADD CONSTRAINT payout_fee_known CHECK ("feeMinor" >= 0 AND "paidAt" IS NOT NULL OR "feeMinor" IS NULL);
CREATE FUNCTION keep_payout_fee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was charged for payout % is known and kept', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER payout_fee_kept BEFORE UPDATE OF "feeMinor" ON "Payout" FOR EACH ROW
  WHEN (OLD."feeMinor" IS NOT NULL AND NEW."feeMinor" IS DISTINCT FROM OLD."feeMinor") EXECUTE FUNCTION keep_payout_fee();
