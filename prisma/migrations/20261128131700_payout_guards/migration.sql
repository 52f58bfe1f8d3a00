-- What must always be true of payouts, whoever writes (docs/money.md, "Payouts").

ALTER TABLE "Payout" ADD CONSTRAINT payout_state_known
  CHECK (state IN ('requested', 'approved', 'sent', 'paid', 'returned', 'failed', 'canceled'));
ALTER TABLE "Payout" ADD CONSTRAINT payout_amount_positive CHECK ("amountMinor" > 0);
ALTER TABLE "Payout" ADD CONSTRAINT payout_approved_by_another
  CHECK (("approvedBy" IS NULL) = ("approvedAt" IS NULL) AND "approvedBy" IS DISTINCT FROM "userId");
ALTER TABLE "Payout" ADD CONSTRAINT payout_dates
  CHECK ((state IN ('paid', 'returned')) = ("paidAt" IS NOT NULL)
     AND (state IN ('returned', 'failed', 'canceled')) = ("endedAt" IS NOT NULL)
     AND (state NOT IN ('approved', 'sent', 'paid', 'returned', 'failed') OR "approvedAt" IS NOT NULL));
ALTER TABLE "Payout" ADD CONSTRAINT payout_paid_has_ref CHECK ("paidAt" IS NULL OR ref IS NOT NULL);
ALTER TABLE "PayoutCall" ADD CONSTRAINT payout_call_state_known CHECK (state IN ('pending', 'done', 'refused'));
ALTER TABLE "PayoutCall" ADD CONSTRAINT payout_call_key CHECK (key = "payoutId" || ':' || attempt);
ALTER TABLE "PayoutFreeze" ADD CONSTRAINT freeze_reason_known
  CHECK (reason IN ('disputes', 'identity', 'rights', 'fraud', 'law'));
-- No freeze is for ever: who wants longer says so again, and is written down again.
ALTER TABLE "PayoutFreeze" ADD CONSTRAINT freeze_ends CHECK (until > "createdAt" AND until <= "createdAt" + interval '91 days');

-- One payout of a person and currency at a time: of two requests at once, one wins.
CREATE UNIQUE INDEX payout_one_open ON "Payout" ("userId", currency) WHERE state IN ('requested', 'approved', 'sent');
-- A processor's transfer pays one payout. (A bank may give one reference to a whole file.)
CREATE UNIQUE INDEX payout_transfer_once ON "Payout" (provider, ref) WHERE provider <> 'manual';
-- While an answer is awaited, no other call is made: it may have been done.
CREATE UNIQUE INDEX payout_call_one_pending ON "PayoutCall" ("payoutId") WHERE state <> 'refused';

CREATE FUNCTION keep_payout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('requested', 'approved'), ('requested', 'canceled'), ('approved', 'canceled'), ('approved', 'sent'),
    ('sent', 'approved'), ('sent', 'paid'), ('sent', 'failed'), ('paid', 'returned')) THEN
    RAISE EXCEPTION 'payout % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW."userId", NEW.provider, NEW."amountMinor", NEW.currency, NEW.key, NEW.holder, NEW.account, NEW.bic, NEW."accountRef", NEW."dueOn")
     IS DISTINCT FROM (OLD.id, OLD."userId", OLD.provider, OLD."amountMinor", OLD.currency, OLD.key, OLD.holder, OLD.account, OLD.bic, OLD."accountRef", OLD."dueOn") THEN
    RAISE EXCEPTION 'payout % is kept as it was asked for', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_kept BEFORE UPDATE ON "Payout" FOR EACH ROW EXECUTE FUNCTION keep_payout();
CREATE TRIGGER payout_not_deleted BEFORE DELETE ON "Payout" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_no_truncate BEFORE TRUNCATE ON "Payout" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit: a payout and its entries say the same. Its money is set apart exactly while it is under way.
CREATE FUNCTION check_payout_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which text;
  its "Payout";
  booked text;
  wanted text;
  apart bigint;
BEGIN
  IF TG_TABLE_NAME = 'Payout' THEN which := NEW.id; ELSE which := split_part(NEW.key, ':', 2); END IF;
  SELECT * INTO its FROM "Payout" WHERE id = which;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'entry % is of no payout', NEW.key USING ERRCODE = 'check_violation';
  END IF;
  SELECT string_agg(kind, ' ' ORDER BY kind) INTO booked FROM "JournalEntry"
    WHERE key IN ('po:' || which, 'popaid:' || which, 'pofail:' || which, 'poret:' || which);
  wanted := CASE its.state
    WHEN 'paid' THEN 'payout_asked payout_paid'
    WHEN 'returned' THEN 'payout_asked payout_paid payout_returned'
    WHEN 'failed' THEN 'payout_asked payout_stopped'
    WHEN 'canceled' THEN 'payout_asked payout_stopped'
    ELSE 'payout_asked' END;
  IF booked IS DISTINCT FROM wanted THEN
    RAISE EXCEPTION 'payout % is %, but its entries are: %', which, its.state, coalesce(booked, 'none') USING ERRCODE = 'check_violation';
  END IF;
  SELECT coalesce(-sum("amountMinor"), 0) INTO apart FROM "Posting"
    WHERE "accountPath" = 'in_transit:' || which || ':' || its.currency;
  IF apart <> (CASE WHEN its.state IN ('requested', 'approved', 'sent') THEN its."amountMinor" ELSE 0 END) THEN
    RAISE EXCEPTION 'payout % is %, but % are set apart for it', which, its.state, apart USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER payout_booked AFTER INSERT OR UPDATE OF state ON "Payout"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_payout_booked();
CREATE CONSTRAINT TRIGGER entry_of_payout AFTER INSERT ON "JournalEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('payout_asked', 'payout_paid', 'payout_stopped', 'payout_returned')) EXECUTE FUNCTION check_payout_booked();
