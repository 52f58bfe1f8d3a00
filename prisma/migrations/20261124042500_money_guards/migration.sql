-- What must always be true of money, held by the database itself, whoever writes (docs/money.md, "Invariants").

-- Ledger ------------------------------------------------------------------------------------------------------------

ALTER TABLE "LedgerAccount" ADD CONSTRAINT account_book_known CHECK (book IN ('live', 'test'));
ALTER TABLE "LedgerAccount" ADD CONSTRAINT account_kind_known CHECK (kind IN ('asset', 'liability', 'income'));
ALTER TABLE "LedgerAccount" ADD CONSTRAINT account_path_says_book CHECK ((path LIKE 'test:%') = (book = 'test'));
ALTER TABLE "LedgerAccount" ADD CONSTRAINT account_path_says_currency CHECK (path LIKE '%:' || currency);
ALTER TABLE "LedgerAccount" ADD CONSTRAINT account_guarded_is_owed CHECK (NOT guarded OR kind = 'liability');
ALTER TABLE "JournalEntry" ADD CONSTRAINT entry_book_known CHECK (book IN ('live', 'test'));
ALTER TABLE "Posting" ADD CONSTRAINT posting_moves_something CHECK ("amountMinor" <> 0);

CREATE TRIGGER account_insert_only BEFORE UPDATE OR DELETE ON "LedgerAccount" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_no_truncate BEFORE TRUNCATE ON "LedgerAccount" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_insert_only BEFORE UPDATE OR DELETE ON "JournalEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON "JournalEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_insert_only BEFORE UPDATE OR DELETE ON "Posting" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON "Posting" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit: an entry moves something from somewhere to somewhere, within its book, and sums to zero in every currency.
CREATE FUNCTION check_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which text;
  seen record;
BEGIN
  IF TG_TABLE_NAME = 'Posting' THEN which := NEW."entryId"; ELSE which := NEW.id; END IF;
  SELECT count(*) AS postings, bool_and(p.book = e.book) AS one_book INTO seen
    FROM "JournalEntry" e JOIN "Posting" p ON p."entryId" = e.id WHERE e.id = which;
  IF seen.postings < 2 THEN
    RAISE EXCEPTION 'entry % has % postings: it needs two or more', which, seen.postings USING ERRCODE = 'check_violation';
  END IF;
  IF NOT seen.one_book THEN
    RAISE EXCEPTION 'entry % posts outside its book', which USING ERRCODE = 'check_violation';
  END IF;
  SELECT currency, sum("amountMinor") AS total INTO seen
    FROM "Posting" WHERE "entryId" = which GROUP BY currency HAVING sum("amountMinor") <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'entry % does not balance: % % left over', which, seen.total, seen.currency USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON "JournalEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_entry_balances();
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON "Posting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_entry_balances();

-- At commit: nobody is paid more than is there for them. Those who draw on one account wait for one another.
CREATE FUNCTION check_not_overdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total numeric;
BEGIN
  PERFORM 1 FROM "LedgerAccount" WHERE path = NEW."accountPath" AND guarded FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT sum("amountMinor") INTO total FROM "Posting" WHERE "accountPath" = NEW."accountPath";
  IF total > 0 THEN
    RAISE EXCEPTION '% would be overdrawn by %', NEW."accountPath", total USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER posting_not_overdrawn AFTER INSERT ON "Posting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."amountMinor" > 0) EXECUTE FUNCTION check_not_overdrawn();

-- A reversal is the exact counterpart of what it takes back.
CREATE FUNCTION check_reversal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    (SELECT "accountPath", "amountMinor" FROM "Posting" WHERE "entryId" = NEW.id
     EXCEPT ALL SELECT "accountPath", -"amountMinor" FROM "Posting" WHERE "entryId" = NEW."reversesId")
    UNION ALL
    (SELECT "accountPath", -"amountMinor" FROM "Posting" WHERE "entryId" = NEW."reversesId"
     EXCEPT ALL SELECT "accountPath", "amountMinor" FROM "Posting" WHERE "entryId" = NEW.id)
  ) THEN
    RAISE EXCEPTION 'entry % is not the counterpart of %', NEW.id, NEW."reversesId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER entry_reverses AFTER INSERT ON "JournalEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."reversesId" IS NOT NULL) EXECUTE FUNCTION check_reversal();
ALTER TABLE "JournalEntry" ADD CONSTRAINT entry_reverses_an_entry FOREIGN KEY ("reversesId") REFERENCES "JournalEntry"(id);

-- Write an entry down once. Returns its id: the given one, or that of the entry which has the key already.
-- Accounts are opened as they are first used. `entry` is what ledger/entry.ts builds, amounts as decimal text.
CREATE FUNCTION post_entry(entry_id text, entry jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE existing text;
BEGIN
  INSERT INTO "JournalEntry" (id, key, kind, book, "orderId", "reversesId", note)
    VALUES (entry_id, entry->>'key', entry->>'kind', entry->>'book', entry->>'orderId', entry->>'reversesId', coalesce(entry->>'note', ''))
    ON CONFLICT (key) DO NOTHING;
  IF NOT FOUND THEN
    SELECT id INTO STRICT existing FROM "JournalEntry" WHERE key = entry->>'key';
    RETURN existing;
  END IF;
  INSERT INTO "LedgerAccount" (path, book, kind, currency, "ownerId", guarded)
    SELECT DISTINCT a.path, entry->>'book', a.kind, a.currency, a."ownerId", coalesce(a.guarded, false)
    FROM jsonb_to_recordset(entry->'postings') AS a(path text, kind text, currency text, "ownerId" text, guarded boolean)
    WHERE NOT EXISTS (SELECT FROM "LedgerAccount" there WHERE there.path = a.path)
    ORDER BY a.path -- one order for all, or two first sales at once could wait for each other
    ON CONFLICT (path) DO NOTHING;
  INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book, "lineId")
    SELECT entry_id, p.turn, p.it->>'path', (p.it->>'minor')::bigint, p.it->>'currency', entry->>'book', p.it->>'lineId'
    FROM jsonb_array_elements(entry->'postings') WITH ORDINALITY AS p(it, turn);
  RETURN entry_id;
END $$;

-- Payments ----------------------------------------------------------------------------------------------------------

ALTER TABLE "Payment" ADD CONSTRAINT payment_state_known CHECK (state IN ('opening', 'open', 'paid', 'failed', 'canceled'));
ALTER TABLE "Payment" ADD CONSTRAINT payment_amounts CHECK ("amountMinor" > 0 AND "capturedMinor" >= 0);
ALTER TABLE "Payment" ADD CONSTRAINT payment_alarm_known CHECK (alarm IN ('amount', 'twice', 'owned'));

-- What a provider said stays as it was said; only how far we got with it changes.
CREATE FUNCTION keep_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.provider, NEW."eventId", NEW.kind, NEW."paymentRef", NEW."paymentKey", NEW.body, NEW."receivedAt")
     IS DISTINCT FROM (OLD.id, OLD.provider, OLD."eventId", OLD.kind, OLD."paymentRef", OLD."paymentKey", OLD.body, OLD."receivedAt") THEN
    RAISE EXCEPTION 'ProviderEvent % is kept as it was received', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_kept BEFORE UPDATE ON "ProviderEvent" FOR EACH ROW EXECUTE FUNCTION keep_event();
CREATE TRIGGER event_not_deleted BEFORE DELETE ON "ProviderEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON "ProviderEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The first and whole payment of an order, and the event that told us. False when it is anything else.
CREATE FUNCTION capture_payment(payment_id text, order_id text, paid_minor bigint, event_id text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Payment" SET state = 'paid', "capturedMinor" = paid_minor, "askAt" = NULL, "updatedAt" = now()
    WHERE id = payment_id AND "orderId" = order_id AND "capturedMinor" = 0 AND "amountMinor" = paid_minor;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE "ProviderEvent" SET "settledAt" = now() WHERE id = event_id;
  RETURN true;
END $$;

-- Jobs: what infra/jobs.ts does with `enqueue`, for a statement that must not be two. The queue must exist (`readyQueue`).
CREATE FUNCTION send_job(job_name text, job_data jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pgboss.job (name, data, expire_in, keep_until, retry_limit, retry_delay, retry_backoff, policy)
    SELECT q.name, job_data, coalesce(q.expire_seconds, 900) * interval '1 second',
      now() + coalesce(q.retention_minutes, 20160) * interval '1 minute',
      coalesce(q.retry_limit, 2), coalesce(q.retry_delay, 0), coalesce(q.retry_backoff, false), q.policy
    FROM pgboss.queue q WHERE q.name = job_name;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no queue %', job_name; END IF;
END $$;

-- Orders ------------------------------------------------------------------------------------------------------------

ALTER TABLE "Order" ADD CONSTRAINT order_total_positive CHECK ("totalMinor" > 0);
ALTER TABLE "Order" ADD CONSTRAINT order_paid_when CHECK ((state IN ('paid', 'refunded')) = ("paidAt" IS NOT NULL));
ALTER TABLE "Order" ADD CONSTRAINT order_sandbox_is_test CHECK (test = (provider = 'sandbox'));
ALTER TABLE "OrderLine" ADD CONSTRAINT line_amounts
  CHECK ("grossMinor" > 0 AND "taxMinor" >= 0 AND "feeMinor" >= 0 AND "refundedMinor" BETWEEN 0 AND "grossMinor");
ALTER TABLE "OrderShare" ADD CONSTRAINT share_not_negative CHECK (minor >= 0);
ALTER TABLE "TaxRate" ADD CONSTRAINT rate_points CHECK (points BETWEEN 0 AND 10000);

-- An order moves as checkout/order.ts says, and what was agreed in it stays agreed.
CREATE FUNCTION keep_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('created', 'paid'), ('created', 'canceled'), ('created', 'expired'),
    ('canceled', 'paid'), ('expired', 'paid'), ('paid', 'refunded')) THEN
    RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW."buyerId", NEW."totalMinor", NEW.currency, NEW.country, NEW.provider, NEW.test, NEW.key, NEW.entry)
     IS DISTINCT FROM (OLD.id, OLD."buyerId", OLD."totalMinor", OLD.currency, OLD.country, OLD.provider, OLD.test, OLD.key, OLD.entry) THEN
    RAISE EXCEPTION 'order % is kept as it was agreed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_kept BEFORE UPDATE ON "Order" FOR EACH ROW EXECUTE FUNCTION keep_order();
CREATE TRIGGER order_not_deleted BEFORE DELETE ON "Order" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER line_not_deleted BEFORE DELETE ON "OrderLine" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_share_insert_only BEFORE UPDATE OR DELETE ON "OrderShare" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Everything that a payment means, at once: the event done, the order paid, its entry posted, the receipt queued, the
-- packs given and their owners counted (last, for that row is everyone's). False, with nothing written, when this is not
-- the first and whole payment of an order that waits for one; checkout/settle-order.ts then looks closer.
CREATE FUNCTION settle_order(order_id text, payment_id text, paid_minor bigint, entry_id text, event_id text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  bought "Order";
  line record;
BEGIN
  SELECT * INTO bought FROM "Order" WHERE id = order_id FOR UPDATE;
  IF bought.state NOT IN ('created', 'canceled', 'expired') OR bought."totalMinor" <> paid_minor THEN RETURN false; END IF;
  IF EXISTS (SELECT FROM "OrderLine" l JOIN "Entitlement" e ON e."packId" = l."packId"
             WHERE l."orderId" = order_id AND e."userId" = bought."buyerId" AND e."endedAt" IS NULL) THEN RETURN false; END IF;
  IF NOT capture_payment(payment_id, order_id, paid_minor, event_id) THEN RETURN false; END IF;

  UPDATE "Order" SET state = 'paid', "paidAt" = now() WHERE id = order_id;
  IF post_entry(entry_id, bought.entry) <> entry_id THEN RAISE EXCEPTION 'order % was posted before', order_id; END IF;
  PERFORM send_job('order_paid', jsonb_build_object('orderId', order_id));
  FOR line IN SELECT l.id, l."packId" FROM "OrderLine" l WHERE l."orderId" = order_id ORDER BY l."packId" LOOP
    -- An entitlement carries the letters of its line's id.
    IF grant_entitlement('own_' || substr(line.id, 5), bought."buyerId", line."packId", 'purchase', line.id) IS NULL THEN
      RAISE EXCEPTION 'bought meanwhile by another order' USING ERRCODE = 'MQ001';
    END IF;
  END LOOP;
  RETURN true;
END $$;
