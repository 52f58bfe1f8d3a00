-- What the sandbox's balance moved by, as a processor lists it: to be set beside the books day by day.
CREATE TABLE "SandboxMove" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "SandboxMove_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SandboxMove_at_idx" ON "SandboxMove"("at");

INSERT INTO "SandboxMove" (at, kind, minor, currency, source)
  SELECT "updatedAt", 'charge', "capturedMinor", currency, ref FROM "SandboxCharge" WHERE "capturedMinor" > 0
  UNION ALL
  SELECT "updatedAt", 'refund', -"amountMinor", currency, ref FROM "HouseRefund" WHERE provider = 'sandbox' AND state = 'done';

-- However the sandbox's own tables are written, its list is what they say.
CREATE FUNCTION sandbox_charge_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SandboxMove" (kind, minor, currency, source)
    VALUES ('charge', NEW."capturedMinor" - OLD."capturedMinor", NEW.currency, NEW.ref);
  RETURN NULL;
END $$;
CREATE TRIGGER sandbox_charge_moves AFTER UPDATE OF "capturedMinor" ON "SandboxCharge"
  FOR EACH ROW WHEN (NEW."capturedMinor" <> OLD."capturedMinor") EXECUTE FUNCTION sandbox_charge_moves();

CREATE FUNCTION sandbox_refund_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was bigint := CASE WHEN TG_OP = 'UPDATE' AND OLD.state = 'done' THEN OLD."amountMinor" ELSE 0 END;
  becomes bigint := CASE WHEN NEW.state = 'done' THEN NEW."amountMinor" ELSE 0 END;
BEGIN
  IF was <> becomes THEN
    INSERT INTO "SandboxMove" (kind, minor, currency, source)
      VALUES (CASE WHEN becomes > was THEN 'refund' ELSE 'refund_failure' END, was - becomes, NEW.currency, NEW.ref);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sandbox_refund_moves AFTER INSERT OR UPDATE OF state ON "HouseRefund"
  FOR EACH ROW WHEN (NEW.provider = 'sandbox') EXECUTE FUNCTION sandbox_refund_moves();
