-- A top-up goes back by a refund too. It has no lines: its stars are what goes back, no more than it brought.
CREATE OR REPLACE FUNCTION check_refund_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which text;
  its "Refund";
  filled "Order";
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
  SELECT * INTO filled FROM "Order" WHERE id = its."orderId" AND kind = 'topup';
  IF FOUND THEN
    IF EXISTS (SELECT FROM "RefundLine" WHERE "refundId" = which) THEN
      RAISE EXCEPTION 'refund % is of a top-up, and has lines', which USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT sum("amountMinor") FROM "Refund" WHERE "orderId" = filled.id AND state <> 'failed') > filled."totalMinor" THEN
      RAISE EXCEPTION 'top-up % would give back more than it brought', filled.id USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM "JournalEntry" e WHERE e.key = 'apart:' || which
        AND NOT EXISTS (SELECT FROM "JournalEntry" back WHERE back."reversesId" = e.id)) <> (its.state <> 'failed') THEN
      RAISE EXCEPTION 'refund % is %, and its stars are not where they should be', which, its.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
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
CREATE CONSTRAINT TRIGGER entry_of_stars_refund AFTER INSERT ON "JournalEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ('stars_set_apart', 'stars_refunded'))
  EXECUTE FUNCTION check_refund_booked();
