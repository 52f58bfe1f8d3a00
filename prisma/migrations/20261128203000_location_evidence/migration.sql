-- Where a buyer is, as others say it (docs/money.md, "Tax").
CREATE TABLE "LocationEvidence" (
    "orderId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LocationEvidence_pkey" PRIMARY KEY ("orderId","kind")
);
ALTER TABLE "LocationEvidence" ADD CONSTRAINT "LocationEvidence_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LocationEvidence" ADD CONSTRAINT evidence_known CHECK (kind IN ('card') AND country ~ '^[A-Z]{2}$');
CREATE TRIGGER evidence_insert_only BEFORE UPDATE OR DELETE ON "LocationEvidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON "LocationEvidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a buyer agreed to, and when, is as it was.
CREATE FUNCTION keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'order % keeps what its buyer agreed to', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER order_consent_kept BEFORE UPDATE OF "consentText", "consentAt" ON "Order" FOR EACH ROW
  WHEN ((NEW."consentText", NEW."consentAt") IS DISTINCT FROM (OLD."consentText", OLD."consentAt")) EXECUTE FUNCTION keep_consent();
