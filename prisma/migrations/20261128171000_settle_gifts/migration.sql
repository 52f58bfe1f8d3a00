-- As in settle_lean, which had forgotten that a gift is not given to its buyer.
CREATE OR REPLACE FUNCTION settle_order(order_id text, payment_id text, paid_minor bigint, entry_id text, event_id text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  buyer text;
  agreed jsonb;
  given boolean;
  line record;
BEGIN
  UPDATE "Order" SET state = 'paid', "paidAt" = now()
    WHERE id = order_id AND state IN ('created', 'canceled', 'expired') AND "totalMinor" = paid_minor
    RETURNING "buyerId", entry, gift INTO buyer, agreed, given;
  IF NOT FOUND THEN RETURN false; END IF;
  IF NOT capture_payment(payment_id, order_id, paid_minor, event_id) THEN
    RAISE EXCEPTION 'not the first and whole payment of its order' USING ERRCODE = 'MQ001';
  END IF;

  IF post_entry(entry_id, agreed) <> entry_id THEN RAISE EXCEPTION 'order % was posted before', order_id; END IF;
  PERFORM send_job('order_paid', jsonb_build_object('orderId', order_id));
  -- A gift is for whoever claims it (claim-gift.ts); until then nobody owns it.
  IF given THEN RETURN true; END IF;
  FOR line IN SELECT l.id, l."packId" FROM "OrderLine" l WHERE l."orderId" = order_id ORDER BY l."packId" LOOP
    -- An entitlement carries the letters of its line's id.
    IF grant_entitlement('own_' || substr(line.id, 5), buyer, line."packId", 'purchase', line.id) IS NULL THEN
      RAISE EXCEPTION 'the buyer owns it by another order' USING ERRCODE = 'MQ001';
    END IF;
  END LOOP;
  RETURN true;
END $$;
