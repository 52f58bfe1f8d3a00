-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'packs';

-- CreateTable
CREATE TABLE "WalletBalance" (
    "userId" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "paidMinor" BIGINT NOT NULL DEFAULT 0,
    "promoMinor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "WalletBalance_pkey" PRIMARY KEY ("userId","book","currency")
);

-- What must always be true of wallets, whoever writes -----------------------------------------------------------------

ALTER TABLE "Order" ADD CONSTRAINT order_kind_known CHECK (kind IN ('packs', 'topup') AND (kind = 'packs' OR NOT gift));
-- Nobody spends stars he does not have: of two who spend the last ones at once, the second meets this.
ALTER TABLE "WalletBalance" ADD CONSTRAINT wallet_not_overdrawn CHECK ("paidMinor" >= 0 AND "promoMinor" >= 0);

CREATE FUNCTION count_stars() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parts text[] := string_to_array(regexp_replace(NEW."accountPath", '^test:', ''), ':');
  paid bigint := CASE parts[3] WHEN 'paid' THEN -NEW."amountMinor" ELSE 0 END;
  promo bigint := CASE parts[3] WHEN 'promo' THEN -NEW."amountMinor" ELSE 0 END;
BEGIN
  UPDATE "WalletBalance" SET "paidMinor" = "paidMinor" + paid, "promoMinor" = "promoMinor" + promo
    WHERE "userId" = parts[2] AND book = NEW.book AND currency = NEW.currency;
  IF NOT FOUND THEN
    INSERT INTO "WalletBalance" AS kept ("userId", book, currency, "paidMinor", "promoMinor")
      VALUES (parts[2], NEW.book, NEW.currency, paid, promo)
      ON CONFLICT ("userId", book, currency) DO UPDATE
        SET "paidMinor" = kept."paidMinor" + paid, "promoMinor" = kept."promoMinor" + promo;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER posting_counts_stars AFTER INSERT ON "Posting" FOR EACH ROW
  WHEN (NEW."accountPath" LIKE 'wallet:%' OR NEW."accountPath" LIKE 'test:wallet:%') EXECUTE FUNCTION count_stars();
CREATE TRIGGER wallet_not_deleted BEFORE DELETE ON "WalletBalance" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION keep_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('created', 'paid'), ('created', 'canceled'), ('created', 'expired'),
    ('canceled', 'paid'), ('expired', 'paid'), ('paid', 'refunded'), ('refunded', 'paid')) THEN
    RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW."buyerId", NEW."totalMinor", NEW.currency, NEW.country, NEW.provider, NEW.test, NEW.key, NEW.entry, NEW.gift, NEW.kind)
     IS DISTINCT FROM (OLD.id, OLD."buyerId", OLD."totalMinor", OLD.currency, OLD.country, OLD.provider, OLD.test, OLD.key, OLD.entry, OLD.gift, OLD.kind) THEN
    RAISE EXCEPTION 'order % is kept as it was agreed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;


-- A gift whose money a bank has taken back cannot be claimed either.
CREATE OR REPLACE FUNCTION keep_gift() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE paid boolean;
BEGIN
  IF (NEW."lineId", NEW."orderId", NEW."packId", NEW."giverId", NEW."from", NEW.message)
     IS DISTINCT FROM (OLD."lineId", OLD."orderId", OLD."packId", OLD."giverId", OLD."from", OLD.message) THEN
    RAISE EXCEPTION 'gift % is kept as it was given', OLD."lineId" USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."claimedBy" IS NOT NULL THEN
    RAISE EXCEPTION 'gift % was claimed', OLD."lineId" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."claimedBy" IS NOT NULL THEN
    SELECT o.state = 'paid' AND l."refundedMinor" + l."refundingMinor" + l."disputedMinor" < l."grossMinor" INTO paid
      FROM "OrderLine" l JOIN "Order" o ON o.id = l."orderId" WHERE l.id = NEW."lineId";
    IF NOT coalesce(paid, false) THEN
      RAISE EXCEPTION 'gift % is not paid for', OLD."lineId" USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
