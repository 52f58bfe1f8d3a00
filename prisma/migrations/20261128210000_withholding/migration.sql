-- Tax kept back of payouts (docs/money.md, "Withholding").
ALTER TABLE "Payout" ADD COLUMN "withheldMinor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "withheldPoints" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "withheldCountry" CHAR(2);
CREATE TABLE "TaxHome" (
    "userId" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "statedAt" TIMESTAMPTZ(3) NOT NULL,
    "treatyUntil" DATE,
    "treatyNote" TEXT NOT NULL DEFAULT '',
    "treatyBy" TEXT,

    CONSTRAINT "TaxHome_pkey" PRIMARY KEY ("userId")
);
CREATE TABLE "WithholdingRate" (
    "country" CHAR(2) NOT NULL,
    "fromDay" DATE NOT NULL,
    "points" INTEGER NOT NULL,
    "treatyPoints" INTEGER NOT NULL,

    CONSTRAINT "WithholdingRate_pkey" PRIMARY KEY ("country","fromDay")
);
ALTER TABLE "Payout" ADD CONSTRAINT payout_withheld CHECK (
  "withheldMinor" >= 0 AND "withheldMinor" < "amountMinor" AND "withheldPoints" BETWEEN 0 AND 9999
  AND ("withheldCountry" IS NOT NULL OR ("withheldMinor" = 0 AND "withheldPoints" = 0))
  AND "withheldMinor" = div("amountMinor"::numeric * "withheldPoints", 10000));
ALTER TABLE "WithholdingRate" ADD CONSTRAINT withholding_points
  CHECK (points BETWEEN 0 AND 9999 AND "treatyPoints" BETWEEN 0 AND points AND country ~ '^[A-Z]{2}$');
ALTER TABLE "TaxHome" ADD CONSTRAINT tax_home_known
  CHECK (country ~ '^[A-Z]{2}$' AND ("treatyUntil" IS NULL) = ("treatyBy" IS NULL) AND "treatyBy" IS DISTINCT FROM "userId");
-- A day that is over stays as it was, as with the tax of sales.
CREATE TRIGGER withholding_rate_kept BEFORE INSERT OR UPDATE OR DELETE ON "WithholdingRate" FOR EACH ROW EXECUTE FUNCTION keep_tax_rate();
CREATE TRIGGER withholding_rate_no_truncate BEFORE TRUNCATE ON "WithholdingRate" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_withheld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'payout % keeps back what was shown when it was asked for', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER payout_withheld_kept BEFORE UPDATE OF "withheldMinor", "withheldPoints", "withheldCountry" ON "Payout" FOR EACH ROW
  WHEN ((NEW."withheldMinor", NEW."withheldPoints", NEW."withheldCountry")
    IS DISTINCT FROM (OLD."withheldMinor", OLD."withheldPoints", OLD."withheldCountry")) EXECUTE FUNCTION keep_withheld();
