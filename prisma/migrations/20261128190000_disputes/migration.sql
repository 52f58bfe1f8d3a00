-- AlterTable
ALTER TABLE "OrderLine" ADD COLUMN     "disputedMinor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'inquiry',
    "reason" TEXT NOT NULL DEFAULT '',
    "amountMinor" BIGINT NOT NULL,
    "feeMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "parts" JSONB NOT NULL DEFAULT '[]',
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Dispute_orderId_idx" ON "Dispute"("orderId");

-- CreateIndex
CREATE INDEX "Dispute_stage_dueAt_idx" ON "Dispute"("stage", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Dispute_provider_ref_key" ON "Dispute"("provider", "ref");

-- What must always be true of disputes, whoever writes (docs/money.md, "Disputes").

ALTER TABLE "LedgerAccount" DROP CONSTRAINT account_kind_known;
ALTER TABLE "LedgerAccount" ADD CONSTRAINT account_kind_known CHECK (kind IN ('asset', 'liability', 'income', 'expense'));

ALTER TABLE "Dispute" ADD CONSTRAINT dispute_stage_known CHECK (stage IN ('inquiry', 'open', 'won', 'lost'));
ALTER TABLE "Dispute" ADD CONSTRAINT dispute_amounts CHECK ("amountMinor" > 0 AND "feeMinor" >= 0);
ALTER TABLE "Dispute" ADD CONSTRAINT dispute_of_an_order FOREIGN KEY ("orderId") REFERENCES "Order"(id);
CREATE TRIGGER dispute_not_deleted BEFORE DELETE ON "Dispute" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "OrderLine" DROP CONSTRAINT line_amounts;
ALTER TABLE "OrderLine" ADD CONSTRAINT line_amounts
  CHECK ("grossMinor" > 0 AND "taxMinor" >= 0 AND "feeMinor" >= 0 AND "refundedMinor" >= 0 AND "refundingMinor" >= 0
    AND "disputedMinor" >= 0 AND "refundedMinor" + "refundingMinor" + "disputedMinor" <= "grossMinor");

CREATE FUNCTION keep_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.stage <> OLD.stage AND (OLD.stage, NEW.stage) NOT IN (
    ('inquiry', 'open'), ('open', 'won'), ('open', 'lost'), ('lost', 'won')) THEN
    RAISE EXCEPTION 'dispute % cannot go from % to %', OLD.id, OLD.stage, NEW.stage USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW."orderId", NEW."paymentId", NEW.provider, NEW.ref, NEW.currency)
     IS DISTINCT FROM (OLD.id, OLD."orderId", OLD."paymentId", OLD.provider, OLD.ref, OLD.currency) THEN
    RAISE EXCEPTION 'dispute % is of one payment', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispute_kept BEFORE UPDATE ON "Dispute" FOR EACH ROW EXECUTE FUNCTION keep_dispute();

-- At commit: a dispute and its entries say the same, and what it waits for stands in its own account exactly while it is open.
CREATE FUNCTION check_dispute_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which text;
  its "Dispute";
  waits bigint;
BEGIN
  IF TG_TABLE_NAME = 'Dispute' THEN which := NEW.id; ELSE which := split_part(NEW.key, ':', 2); END IF;
  SELECT * INTO its FROM "Dispute" WHERE id = which;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'entry % is of no dispute', NEW.key USING ERRCODE = 'check_violation';
  END IF;
  SELECT coalesce(sum("amountMinor"), 0) INTO waits FROM "Posting"
    WHERE "accountPath" IN ('dispute_receivable:' || which || ':' || its.currency, 'test:dispute_receivable:' || which || ':' || its.currency);
  IF waits <> (CASE its.stage WHEN 'open' THEN its."amountMinor" ELSE 0 END)
     OR (its.stage <> 'inquiry') <> EXISTS (SELECT FROM "JournalEntry" WHERE key = 'disp:' || which)
     OR (its.stage = 'won') <> EXISTS (SELECT FROM "JournalEntry" WHERE key = 'dispwon:' || which)
     OR (its.stage = 'lost') <> EXISTS (SELECT FROM "JournalEntry" e WHERE e.key = 'displost:' || which
          AND NOT EXISTS (SELECT FROM "JournalEntry" back WHERE back."reversesId" = e.id)) THEN
    RAISE EXCEPTION 'dispute % is %, but its entries say otherwise (% waited for)', which, its.stage, waits USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER dispute_booked AFTER INSERT OR UPDATE OF stage ON "Dispute"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_dispute_booked();
CREATE CONSTRAINT TRIGGER entry_of_dispute AFTER INSERT ON "JournalEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ('dispute_opened', 'dispute_held', 'dispute_lost', 'dispute_won'))
  EXECUTE FUNCTION check_dispute_booked();

-- What a bank has taken back, or is taking, does not go back to the buyer a second time. Both lock the order first.
CREATE FUNCTION refuse_refund_of_disputed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Order" WHERE id = NEW."orderId" FOR UPDATE;
  IF EXISTS (SELECT FROM "Dispute" WHERE "orderId" = NEW."orderId" AND stage IN ('open', 'lost')) THEN
    RAISE EXCEPTION 'order % is in dispute', NEW."orderId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_not_while_disputed BEFORE INSERT ON "Refund" FOR EACH ROW EXECUTE FUNCTION refuse_refund_of_disputed();

CREATE OR REPLACE FUNCTION check_order_given_back() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which text;
  its "Order";
  back numeric;
  whole boolean;
  took numeric;
BEGIN
  IF TG_TABLE_NAME = 'Order' THEN which := NEW.id; ELSE which := NEW."orderId"; END IF;
  SELECT * INTO its FROM "Order" WHERE id = which;
  SELECT sum("refundedMinor" + "refundingMinor" + "disputedMinor"), bool_and("refundedMinor" = "grossMinor")
    INTO back, whole FROM "OrderLine" WHERE "orderId" = which;
  IF coalesce(whole, false) <> (its.state = 'refunded') THEN
    RAISE EXCEPTION 'order % is %, all its lines refunded: %', which, its.state, whole USING ERRCODE = 'check_violation';
  END IF;
  IF back > 0 THEN
    SELECT coalesce(sum("capturedMinor"), 0) INTO took FROM "Payment" WHERE "orderId" = which;
    IF back > took THEN
      RAISE EXCEPTION 'order % would give % back of %', which, back, took USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER line_given_back ON "OrderLine";
CREATE CONSTRAINT TRIGGER line_given_back AFTER UPDATE OF "refundedMinor", "refundingMinor", "disputedMinor" ON "OrderLine"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_order_given_back();
