-- What must always be true of refunds, whoever writes (docs/money.md, "Refunds").

ALTER TABLE "Refund" ADD CONSTRAINT refund_state_known CHECK (state IN ('pending', 'done', 'failed'));
ALTER TABLE "Refund" ADD CONSTRAINT refund_amount_positive CHECK ("amountMinor" > 0);
ALTER TABLE "Refund" ADD CONSTRAINT refund_reason_known
  CHECK (reason IN ('withdrawn', 'not_as_described', 'technical', 'duplicate', 'fraud', 'rights', 'goodwill'));
ALTER TABLE "Refund" ADD CONSTRAINT refund_ended CHECK ((state = 'pending') = ("endedAt" IS NULL) AND (state <> 'done' OR ref IS NOT NULL));
ALTER TABLE "RefundLine" ADD CONSTRAINT refund_line_positive CHECK (minor > 0);
ALTER TABLE "RefundLine" ADD CONSTRAINT refund_line_of_a_line FOREIGN KEY ("lineId") REFERENCES "OrderLine"(id);
ALTER TABLE "HouseRefund" ADD CONSTRAINT house_refund_known
  CHECK (provider IN ('sandbox', 'manual') AND state IN ('pending', 'done', 'failed') AND "amountMinor" > 0);

-- Of a line no more goes back, or is on its way back, than was paid for it.
ALTER TABLE "OrderLine" DROP CONSTRAINT line_amounts;
ALTER TABLE "OrderLine" ADD CONSTRAINT line_amounts
  CHECK ("grossMinor" > 0 AND "taxMinor" >= 0 AND "feeMinor" >= 0 AND "refundedMinor" >= 0 AND "refundingMinor" >= 0
    AND "refundedMinor" + "refundingMinor" <= "grossMinor");

-- One refund of an order at a time: the split that was confirmed is the split that is posted. Of two clicks at once, one wins.
CREATE UNIQUE INDEX refund_one_open ON "Refund" ("orderId") WHERE state = 'pending';
CREATE UNIQUE INDEX refund_ref_once ON "Refund" (provider, ref) WHERE provider <> 'manual';

CREATE FUNCTION keep_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('pending', 'done'), ('pending', 'failed'), ('done', 'failed')) THEN
    RAISE EXCEPTION 'refund % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW."orderId", NEW."paymentId", NEW.provider, NEW."amountMinor", NEW.currency, NEW.reason, NEW.key, NEW.entry, NEW."decidedBy")
     IS DISTINCT FROM (OLD.id, OLD."orderId", OLD."paymentId", OLD.provider, OLD."amountMinor", OLD.currency, OLD.reason, OLD.key, OLD.entry, OLD."decidedBy") THEN
    RAISE EXCEPTION 'refund % is kept as it was decided', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_kept BEFORE UPDATE ON "Refund" FOR EACH ROW EXECUTE FUNCTION keep_refund();
CREATE TRIGGER refund_not_deleted BEFORE DELETE ON "Refund" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_no_truncate BEFORE TRUNCATE ON "Refund" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_line_insert_only BEFORE UPDATE OR DELETE ON "RefundLine" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- At commit: a refund, its entry and its lines say the same. It is in the books exactly while it is done.
CREATE FUNCTION check_refund_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which text;
  its "Refund";
  booked boolean;
  wrong text;
BEGIN
  IF TG_TABLE_NAME = 'Refund' THEN which := NEW.id; ELSE which := split_part(NEW.key, ':', 2); END IF;
  SELECT * INTO its FROM "Refund" WHERE id = which;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'entry % is of no refund', NEW.key USING ERRCODE = 'check_violation';
  END IF;
  booked := EXISTS (SELECT FROM "JournalEntry" e WHERE e.key = 'refund:' || which
    AND NOT EXISTS (SELECT FROM "JournalEntry" back WHERE back."reversesId" = e.id));
  IF booked <> (its.state = 'done') THEN
    RAISE EXCEPTION 'refund % is %, and in the books: %', which, its.state, booked USING ERRCODE = 'check_violation';
  END IF;
  IF its."amountMinor" IS DISTINCT FROM (SELECT sum(minor) FROM "RefundLine" WHERE "refundId" = which) THEN
    RAISE EXCEPTION 'the lines of refund % do not add up to it', which USING ERRCODE = 'check_violation';
  END IF;
  SELECT l.id INTO wrong FROM "OrderLine" l
    JOIN "RefundLine" r ON r."lineId" = l.id JOIN "Refund" f ON f.id = r."refundId"
    WHERE l."orderId" = its."orderId"
    GROUP BY l.id HAVING l."refundedMinor" <> coalesce(sum(r.minor) FILTER (WHERE f.state = 'done'), 0)
      OR l."refundingMinor" <> coalesce(sum(r.minor) FILTER (WHERE f.state = 'pending'), 0) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'line % does not say what its refunds say', wrong USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refund_booked AFTER INSERT OR UPDATE OF state ON "Refund"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_refund_booked();
CREATE CONSTRAINT TRIGGER entry_of_refund AFTER INSERT ON "JournalEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'refund') EXECUTE FUNCTION check_refund_booked();

-- At commit: of an order no more goes back than came in, and it is refunded exactly when all its lines are.
CREATE FUNCTION check_order_given_back() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which text;
  its "Order";
  back numeric;
  whole boolean;
  took numeric;
BEGIN
  IF TG_TABLE_NAME = 'Order' THEN which := NEW.id; ELSE which := NEW."orderId"; END IF;
  SELECT * INTO its FROM "Order" WHERE id = which;
  SELECT sum("refundedMinor" + "refundingMinor"), bool_and("refundedMinor" = "grossMinor")
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
CREATE CONSTRAINT TRIGGER line_given_back AFTER UPDATE OF "refundedMinor", "refundingMinor" ON "OrderLine"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_order_given_back();
CREATE CONSTRAINT TRIGGER order_given_back AFTER UPDATE OF state ON "Order"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'refunded' OR OLD.state = 'refunded')
  EXECUTE FUNCTION check_order_given_back();

-- A refund that its bank sent back makes the order paid again.
CREATE OR REPLACE FUNCTION keep_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('created', 'paid'), ('created', 'canceled'), ('created', 'expired'),
    ('canceled', 'paid'), ('expired', 'paid'), ('paid', 'refunded'), ('refunded', 'paid')) THEN
    RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW."buyerId", NEW."totalMinor", NEW.currency, NEW.country, NEW.provider, NEW.test, NEW.key, NEW.entry)
     IS DISTINCT FROM (OLD.id, OLD."buyerId", OLD."totalMinor", OLD.currency, OLD.country, OLD.provider, OLD.test, OLD.key, OLD.entry) THEN
    RAISE EXCEPTION 'order % is kept as it was agreed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
