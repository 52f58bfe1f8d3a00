-- Numbered papers (docs/money.md, "Papers").
CREATE TABLE "Paper" (
    "series" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "orderId" TEXT,
    "refundId" TEXT,
    "payoutId" TEXT,
    "userId" TEXT NOT NULL,
    "buyer" JSONB,
    "seller" JSONB,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("series","book","year","no")
);
CREATE TABLE "PaperSeries" (
    "series" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "PaperSeries_pkey" PRIMARY KEY ("series","book","year")
);
CREATE UNIQUE INDEX "Paper_refundId_key" ON "Paper"("refundId");
CREATE UNIQUE INDEX "Paper_payoutId_key" ON "Paper"("payoutId");
CREATE INDEX "Paper_orderId_idx" ON "Paper"("orderId");
CREATE INDEX "Paper_userId_idx" ON "Paper"("userId");

ALTER TABLE "Paper" ADD CONSTRAINT paper_of_one CHECK (
  book IN ('live', 'test') AND CASE series
    WHEN 'invoice' THEN "orderId" IS NOT NULL AND buyer IS NOT NULL AND seller IS NOT NULL AND num_nonnulls("refundId", "payoutId") = 0
    WHEN 'credit' THEN "refundId" IS NOT NULL AND "orderId" IS NOT NULL AND "payoutId" IS NULL
    WHEN 'statement' THEN "payoutId" IS NOT NULL AND num_nonnulls("orderId", "refundId") = 0 ELSE false END);
ALTER TABLE "Paper" ADD CONSTRAINT paper_of_an_order FOREIGN KEY ("orderId") REFERENCES "Order"(id);
ALTER TABLE "Paper" ADD CONSTRAINT paper_of_a_refund FOREIGN KEY ("refundId") REFERENCES "Refund"(id);
ALTER TABLE "Paper" ADD CONSTRAINT paper_of_a_payout FOREIGN KEY ("payoutId") REFERENCES "Payout"(id);
-- An order has one invoice; what goes back of it has credit notes.
CREATE UNIQUE INDEX paper_one_invoice ON "Paper" ("orderId") WHERE series = 'invoice';

-- The next number of the series, the book and the year. Its row is locked until the transaction ends, and a rollback gives the
-- number back: so there is no gap, which a sequence would leave.
CREATE FUNCTION number_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."issuedAt" := now();
  NEW.year := extract(year FROM NEW."issuedAt" AT TIME ZONE 'UTC');
  INSERT INTO "PaperSeries" AS s (series, book, year, last) VALUES (NEW.series, NEW.book, NEW.year, 1)
    ON CONFLICT (series, book, year) DO UPDATE SET last = s.last + 1 RETURNING last INTO NEW.no;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_numbered BEFORE INSERT ON "Paper" FOR EACH ROW EXECUTE FUNCTION number_paper();
CREATE TRIGGER paper_insert_only BEFORE UPDATE OR DELETE ON "Paper" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER paper_no_truncate BEFORE TRUNCATE ON "Paper" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was given back has a credit note, and what was paid out a statement, from the moment it is so. At commit, so that the
-- row of the series is the last thing a transaction waits for.
CREATE FUNCTION write_credit_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Paper" WHERE "refundId" = NEW.id) THEN RETURN NULL; END IF;
  INSERT INTO "Paper" (series, book, year, no, "orderId", "refundId", "userId")
    SELECT 'credit', CASE WHEN o.test THEN 'test' ELSE 'live' END, 0, 0, o.id, NEW.id, o."buyerId"
    FROM "Order" o WHERE o.id = NEW."orderId";
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refund_has_paper AFTER INSERT OR UPDATE OF state ON "Refund"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'done') EXECUTE FUNCTION write_credit_note();

CREATE FUNCTION write_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Paper" WHERE "payoutId" = NEW.id) THEN RETURN NULL; END IF;
  INSERT INTO "Paper" (series, book, year, no, "payoutId", "userId")
    VALUES ('statement', 'live', 0, 0, NEW.id, NEW."userId");
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payout_has_paper AFTER INSERT OR UPDATE OF state ON "Payout"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'paid') EXECUTE FUNCTION write_statement();

-- What was given back and paid out before there were papers, in its order.
INSERT INTO "Paper" (series, book, year, no, "orderId", "refundId", "userId")
  SELECT 'credit', CASE WHEN o.test THEN 'test' ELSE 'live' END, 0, 0, o.id, r.id, o."buyerId"
  FROM "Refund" r JOIN "Order" o ON o.id = r."orderId" WHERE r.state = 'done' ORDER BY r."endedAt", r.id;
INSERT INTO "Paper" (series, book, year, no, "payoutId", "userId")
  SELECT 'statement', 'live', 0, 0, id, "userId" FROM "Payout" WHERE state IN ('paid', 'returned') ORDER BY "paidAt", id;
