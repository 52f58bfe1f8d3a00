-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "gift" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Gift" (
    "lineId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "giverId" TEXT NOT NULL,
    "from" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL DEFAULT '',
    "turn" INTEGER NOT NULL DEFAULT 1,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedBy" TEXT,
    "claimedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Gift_pkey" PRIMARY KEY ("lineId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Gift_orderId_key" ON "Gift"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Gift_tokenHash_key" ON "Gift"("tokenHash");

-- CreateIndex
CREATE INDEX "Gift_giverId_idx" ON "Gift"("giverId");

-- CreateIndex
CREATE INDEX "Gift_claimedBy_idx" ON "Gift"("claimedBy");

-- What must always be true of gifts, whoever writes ------------------------------------------------------------------

ALTER TABLE "Gift" ADD CONSTRAINT gift_claimed_when CHECK (("claimedBy" IS NULL) = ("claimedAt" IS NULL));
ALTER TABLE "Gift" ADD CONSTRAINT gift_line_exists FOREIGN KEY ("lineId") REFERENCES "OrderLine"(id);

-- A claimed gift names the line that paid for it, so that giving the money back takes it back too.
ALTER TABLE "Entitlement" DROP CONSTRAINT entitlement_source;
ALTER TABLE "Entitlement" ADD CONSTRAINT entitlement_source CHECK (
  CASE source WHEN 'purchase' THEN "lineId" IS NOT NULL WHEN 'gift' THEN true WHEN 'free' THEN "lineId" IS NULL
    WHEN 'grant' THEN "lineId" IS NULL ELSE false END);

-- Claimed once, by one, while it is paid for and not given back; then it stays as it is.
CREATE FUNCTION keep_gift() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT o.state = 'paid' AND l."refundedMinor" + l."refundingMinor" < l."grossMinor" INTO paid
      FROM "OrderLine" l JOIN "Order" o ON o.id = l."orderId" WHERE l.id = NEW."lineId";
    IF NOT coalesce(paid, false) THEN
      RAISE EXCEPTION 'gift % is not paid for', OLD."lineId" USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gift_kept BEFORE UPDATE ON "Gift" FOR EACH ROW EXECUTE FUNCTION keep_gift();
CREATE TRIGGER gift_not_deleted BEFORE DELETE ON "Gift" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION keep_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('created', 'paid'), ('created', 'canceled'), ('created', 'expired'),
    ('canceled', 'paid'), ('expired', 'paid'), ('paid', 'refunded'), ('refunded', 'paid')) THEN
    RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW."buyerId", NEW."totalMinor", NEW.currency, NEW.country, NEW.provider, NEW.test, NEW.key, NEW.entry, NEW.gift)
     IS DISTINCT FROM (OLD.id, OLD."buyerId", OLD."totalMinor", OLD.currency, OLD.country, OLD.provider, OLD.test, OLD.key, OLD.entry, OLD.gift) THEN
    RAISE EXCEPTION 'order % is kept as it was agreed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- As before (migration `money_guards`), but a gift is not given to its buyer.
CREATE OR REPLACE FUNCTION settle_order(order_id text, payment_id text, paid_minor bigint, entry_id text, event_id text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  bought "Order";
  line record;
BEGIN
  SELECT * INTO bought FROM "Order" WHERE id = order_id FOR UPDATE;
  IF bought.state NOT IN ('created', 'canceled', 'expired') OR bought."totalMinor" <> paid_minor THEN RETURN false; END IF;
  IF NOT bought.gift AND EXISTS (SELECT FROM "OrderLine" l JOIN "Entitlement" e ON e."packId" = l."packId"
             WHERE l."orderId" = order_id AND e."userId" = bought."buyerId" AND e."endedAt" IS NULL) THEN RETURN false; END IF;
  IF NOT capture_payment(payment_id, order_id, paid_minor, event_id) THEN RETURN false; END IF;

  UPDATE "Order" SET state = 'paid', "paidAt" = now() WHERE id = order_id;
  IF post_entry(entry_id, bought.entry) <> entry_id THEN RAISE EXCEPTION 'order % was posted before', order_id; END IF;
  PERFORM send_job('order_paid', jsonb_build_object('orderId', order_id));
  -- A gift is for whoever claims it (claim-gift.ts); until then nobody owns it.
  IF bought.gift THEN RETURN true; END IF;
  FOR line IN SELECT l.id, l."packId" FROM "OrderLine" l WHERE l."orderId" = order_id ORDER BY l."packId" LOOP
    -- An entitlement carries the letters of its line's id.
    IF grant_entitlement('own_' || substr(line.id, 5), bought."buyerId", line."packId", 'purchase', line.id) IS NULL THEN
      RAISE EXCEPTION 'bought meanwhile by another order' USING ERRCODE = 'MQ001';
    END IF;
  END LOOP;
  RETURN true;
END $$;
