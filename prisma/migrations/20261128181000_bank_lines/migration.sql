-- CreateTable
CREATE TABLE "BankImport" (
    "id" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BankImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankLine" (
    "hash" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payer" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ref" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "note" TEXT NOT NULL DEFAULT '',
    "by" TEXT,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "BankLine_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "BankLine_state_day_idx" ON "BankLine"("state", "day");

-- CreateIndex
CREATE INDEX "BankLine_day_idx" ON "BankLine"("day");

-- AddForeignKey
ALTER TABLE "BankLine" ADD CONSTRAINT "BankLine_importId_fkey" FOREIGN KEY ("importId") REFERENCES "BankImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a bank said stays as it was said; a line is dealt with once.
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_state_known CHECK (state IN ('waiting', 'booked', 'set_aside'));
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_moves CHECK (minor <> 0);
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_done CHECK ((state = 'waiting') = ("doneAt" IS NULL) AND (state = 'waiting') = (by IS NULL));
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_booked_came_in CHECK (state <> 'booked' OR (ref IS NOT NULL AND minor > 0));
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_aside_has_note CHECK (state <> 'set_aside' OR note <> '');
CREATE FUNCTION keep_bank_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'waiting' OR (NEW.hash, NEW."importId", NEW.day, NEW.minor, NEW.currency, NEW.payer, NEW.text)
     IS DISTINCT FROM (OLD.hash, OLD."importId", OLD.day, OLD.minor, OLD.currency, OLD.payer, OLD.text) THEN
    RAISE EXCEPTION 'bank line % is kept as it was', OLD.hash USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_line_kept BEFORE UPDATE ON "BankLine" FOR EACH ROW EXECUTE FUNCTION keep_bank_line();
CREATE TRIGGER bank_line_not_deleted BEFORE DELETE ON "BankLine" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_line_no_truncate BEFORE TRUNCATE ON "BankLine" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
