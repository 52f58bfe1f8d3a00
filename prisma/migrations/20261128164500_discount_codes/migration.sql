-- AlterTable
ALTER TABLE "OrderLine" ADD COLUMN     "discountMinor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "DiscountCode" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "ownerId" TEXT,
    "points" INTEGER,
    "minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3),
    "usesMost" INTEGER,
    "perBuyer" INTEGER NOT NULL DEFAULT 1,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "stoppedAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiscountCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodeUse" (
    "orderId" TEXT NOT NULL,
    "codeId" TEXT NOT NULL,
    "buyerId" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'reserved',
    "minor" BIGINT NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CodeUse_pkey" PRIMARY KEY ("orderId")
);

-- CreateIndex
CREATE UNIQUE INDEX "DiscountCode_code_key" ON "DiscountCode"("code");

-- CreateIndex
CREATE INDEX "DiscountCode_ownerId_createdAt_idx" ON "DiscountCode"("ownerId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "CodeUse_codeId_buyerId_idx" ON "CodeUse"("codeId", "buyerId");

-- AddForeignKey
ALTER TABLE "CodeUse" ADD CONSTRAINT "CodeUse_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "DiscountCode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must always be true of codes, whoever writes -------------------------------------------------------------------

ALTER TABLE "OrderLine" ADD CONSTRAINT line_discount CHECK ("discountMinor" >= 0);
ALTER TABLE "DiscountCode" ADD CONSTRAINT code_form CHECK (code ~ '^[A-Z0-9]{3,24}$');
ALTER TABLE "DiscountCode" ADD CONSTRAINT code_takes_something
  CHECK ((points IS NULL) <> (minor IS NULL) AND coalesce(points, 1) BETWEEN 1 AND 9000 AND coalesce(minor, 1) > 0);
ALTER TABLE "DiscountCode" ADD CONSTRAINT code_dates CHECK ("endsAt" IS NULL OR "endsAt" > "startsAt");
-- The last use is taken once, whoever asks at the same moment.
ALTER TABLE "DiscountCode" ADD CONSTRAINT code_not_overused
  CHECK (taken >= 0 AND "perBuyer" > 0 AND ("usesMost" IS NULL OR ("usesMost" > 0 AND taken <= "usesMost")));
ALTER TABLE "CodeUse" ADD CONSTRAINT code_use_known CHECK (state IN ('reserved', 'used', 'released', 'late') AND minor > 0);
ALTER TABLE "CodeUse" ADD CONSTRAINT code_use_of_an_order FOREIGN KEY ("orderId") REFERENCES "Order"(id);
CREATE UNIQUE INDEX code_use_turn ON "CodeUse" ("codeId", "buyerId", turn) WHERE state IN ('reserved', 'used');

-- Uses are counted on their code, which all who want one wait for in turn.
CREATE FUNCTION count_code_use() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change int := (NEW.state IN ('reserved', 'used'))::int;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."orderId", NEW."codeId", NEW."buyerId", NEW.turn, NEW.minor)
       IS DISTINCT FROM (OLD."orderId", OLD."codeId", OLD."buyerId", OLD.turn, OLD.minor) THEN
      RAISE EXCEPTION 'the use of a code in % is kept as it was', OLD."orderId" USING ERRCODE = 'check_violation';
    END IF;
    change := change - (OLD.state IN ('reserved', 'used'))::int;
  END IF;
  IF change <> 0 THEN UPDATE "DiscountCode" SET taken = taken + change WHERE id = NEW."codeId"; END IF;
  IF TG_OP = 'INSERT' AND NEW.turn > (SELECT "perBuyer" FROM "DiscountCode" WHERE id = NEW."codeId") THEN
    RAISE EXCEPTION 'a buyer cannot use this code again' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_use_counted BEFORE INSERT OR UPDATE ON "CodeUse" FOR EACH ROW EXECUTE FUNCTION count_code_use();
CREATE TRIGGER code_use_not_deleted BEFORE DELETE ON "CodeUse" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a code is stays as it was when somebody may have read it; only its counting and its stopping go on.
CREATE FUNCTION keep_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.code, NEW."ownerId", NEW.points, NEW.minor, NEW.currency, NEW."startsAt", NEW."endsAt", NEW."usesMost", NEW."perBuyer")
     IS DISTINCT FROM (OLD.id, OLD.code, OLD."ownerId", OLD.points, OLD.minor, OLD.currency, OLD."startsAt", OLD."endsAt", OLD."usesMost", OLD."perBuyer") THEN
    RAISE EXCEPTION 'code % is kept as it was made', OLD.code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_kept BEFORE UPDATE ON "DiscountCode" FOR EACH ROW EXECUTE FUNCTION keep_code();

-- A use goes with its order: used when it is paid, free again when it lapses.
CREATE FUNCTION move_code_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "CodeUse" SET state = CASE
      WHEN NEW.state IN ('canceled', 'expired') THEN 'released'
      WHEN state = 'released' THEN 'late'
      ELSE 'used' END
    WHERE "orderId" = NEW.id AND state IN ('reserved', 'released');
  RETURN NULL;
END $$;
CREATE TRIGGER order_moves_code AFTER UPDATE OF state ON "Order" FOR EACH ROW
  WHEN (NEW.state IN ('paid', 'canceled', 'expired') AND OLD.state IN ('created', 'canceled', 'expired'))
  EXECUTE FUNCTION move_code_use();
