-- Disputes of money that no sale got (docs/money.md, "Disputes"): a surplus that is owed back anyway, or stars.
ALTER TABLE "Dispute" ADD COLUMN "surplus" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "heldMinor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "owedMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Dispute" ADD CONSTRAINT dispute_held_within
  CHECK ("heldMinor" >= 0 AND "owedMinor" >= 0 AND "heldMinor" + "owedMinor" <= "amountMinor");

-- As in `disputes`, but of a surplus nobody got anything: the order itself is as it was.
CREATE OR REPLACE FUNCTION refuse_refund_of_disputed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Order" WHERE id = NEW."orderId" FOR UPDATE;
  IF EXISTS (SELECT FROM "Dispute" WHERE "orderId" = NEW."orderId" AND stage IN ('open', 'lost') AND NOT surplus) THEN
    RAISE EXCEPTION 'order % is in dispute', NEW."orderId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
