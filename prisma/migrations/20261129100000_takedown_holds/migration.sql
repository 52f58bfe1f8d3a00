-- A takedown holds what its pack earned and what has not been paid out yet (docs/money.md, "Payouts").

-- As far as which entry of the person's available money a payout took all there was (but what was held).
ALTER TABLE "Payout" ADD COLUMN "horizon" TEXT;

CREATE TABLE "PayoutHold" (
    "payoutId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "takedownId" TEXT NOT NULL,
    "minor" BIGINT NOT NULL,

    CONSTRAINT "PayoutHold_pkey" PRIMARY KEY ("payoutId", "packId"),
    CONSTRAINT "PayoutHold_payoutId_fkey" FOREIGN KEY ("payoutId") REFERENCES "Payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT payout_hold_positive CHECK ("minor" > 0)
);
CREATE TRIGGER payout_hold_insert_only BEFORE UPDATE OR DELETE ON "PayoutHold" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_hold_no_truncate BEFORE TRUNCATE ON "PayoutHold" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Few of all: takedowns in force that are not settled, and lines whose money is on its way back.
CREATE INDEX takedown_holding ON "Takedown" ("packId") WHERE "endedAt" IS NULL;
CREATE INDEX line_refunding ON "OrderLine" ("packId") WHERE "refundingMinor" > 0;

-- What of a person's live money could leave if nothing were held: what is available, less what refunds took below zero of what
-- still waits; with the money of the payout `leaving`, which is set apart.
CREATE FUNCTION payout_pool(person text, cur text, leaving text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (
    coalesce((SELECT -sum("amountMinor") FROM "Posting" WHERE "accountPath" = 'payable:' || person || ':available:' || cur), 0)
    + least(0, coalesce((SELECT -sum("amountMinor") FROM "Posting" WHERE "accountPath" = 'payable:' || person || ':pending:' || cur), 0))
    + coalesce((SELECT "amountMinor" FROM "Payout" WHERE id = leaving AND state IN ('requested', 'approved', 'sent')), 0)
  )::bigint
$$;

-- What takedowns hold of a person's money that could leave now, a row a pack, together no more than there is.
-- A payout takes all that can leave. So of a pack's money not paid out is: what the last payout left behind because it was held,
-- and what became available since. `leaving` names a payout under way which is looked at as if it had not been asked for.
-- Held from the takedown on, until it ends or until it is settled what buyers get; after that, what is on its way back to them.
CREATE FUNCTION takedown_holds(person text, cur text, leaving text DEFAULT NULL)
RETURNS TABLE ("packId" text, "takedownId" text, minor bigint) LANGUAGE sql STABLE AS $$
  WITH down AS (
    SELECT DISTINCT ON (t."packId") t."packId", t.id, t."buyersAt" IS NOT NULL AS settled FROM "Takedown" t
    WHERE t."endedAt" IS NULL AND (t."buyersAt" IS NULL
      OR EXISTS (SELECT FROM "OrderLine" l WHERE l."packId" = t."packId" AND l."refundingMinor" > 0))
    ORDER BY t."packId", settled, t.id
  ), its AS (
    SELECT p.id, p.state, p."requestedAt", p."endedAt", coalesce(p.horizon, e.id) AS horizon
    FROM "Payout" p LEFT JOIN "JournalEntry" e ON e.key = 'po:' || p.id
    WHERE p."userId" = person AND p.currency = cur AND p.id IS DISTINCT FROM leaving
      AND p.state IN ('requested', 'approved', 'sent', 'paid', 'returned')
  ), back AS ( -- came back after the next one was asked for: what it took is there again
    SELECT min(r."requestedAt") AS since FROM its r WHERE r.state = 'returned'
      AND NOT EXISTS (SELECT FROM its k WHERE k.state <> 'returned' AND k."requestedAt" >= r."endedAt")
  ), base AS (
    SELECT its.id, its.horizon FROM its, back
    WHERE its.state <> 'returned' AND (back.since IS NULL OR its."requestedAt" < back.since)
    ORDER BY its."requestedAt" DESC, its.id DESC LIMIT 1
  ), horizon AS (
    SELECT coalesce((SELECT base.horizon FROM base), '') AS id
  ), lines AS (
    SELECT DISTINCT d."packId", l.id, l."orderId", l."refundingMinor" > 0 AS refunding
    FROM down d JOIN "OrderLine" l ON l."packId" = d."packId" JOIN "OrderShare" s ON s."lineId" = l.id AND s."userId" = person
  ), moved AS ( -- of each line: what became available since the horizon, and what is available of it in all
    SELECT x."packId", x.refunding,
      coalesce(-sum(p."amountMinor") FILTER (WHERE e.id > horizon.id
        OR (p."accountPath" LIKE '%:pending:%' AND released.id > horizon.id)), 0) AS since,
      coalesce(-sum(p."amountMinor"), 0) AS whole
    FROM lines x CROSS JOIN horizon
    JOIN "JournalEntry" sale ON sale.key = 'sale:' || x."orderId"
    LEFT JOIN "JournalEntry" released ON released.id > sale.id AND released.key =
      'rel:payable:' || person || ':pending:' || cur || ':' || to_char(sale.at AT TIME ZONE 'UTC', 'YYYY-MM-DD')
    JOIN "JournalEntry" e ON e."orderId" = x."orderId"
    JOIN "Posting" p ON p."entryId" = e.id AND p."lineId" = x.id
      AND (p."accountPath" = 'payable:' || person || ':available:' || cur
        OR (p."accountPath" = 'payable:' || person || ':pending:' || cur AND released.id IS NOT NULL))
    GROUP BY x."packId", x.id, x.refunding
  ), unpaid AS (
    SELECT d."packId", d.id AS "takedownId",
      least(
        coalesce((SELECT h.minor FROM "PayoutHold" h JOIN base ON h."payoutId" = base.id WHERE h."packId" = d."packId"), 0)
          + coalesce((SELECT sum(m.since) FROM moved m WHERE m."packId" = d."packId"), 0),
        CASE WHEN d.settled
          THEN coalesce((SELECT sum(m.whole) FROM moved m WHERE m."packId" = d."packId" AND m.refunding), 0) END
      ) AS minor
    FROM down d
  ), turn AS (
    SELECT u.*, sum(u.minor) OVER (ORDER BY u."packId") - u.minor AS before FROM unpaid u WHERE u.minor > 0
  )
  SELECT t."packId", t."takedownId", least(t.minor, payout_pool(person, cur, leaving) - t.before)::bigint
  FROM turn t WHERE payout_pool(person, cur, leaving) > t.before
$$;

-- Whether a payout would take what a takedown holds. Asked at that moment, so under the lock of the two triggers below.
CREATE FUNCTION payout_takes_held(payout_id text, person text, cur text, amount bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(h.minor) > 0 AND sum(h.minor) + amount > payout_pool(person, cur, payout_id), false)
  FROM takedown_holds(person, cur, payout_id) h
$$;

-- A takedown and a payout at the same moment: one waits for the other, payouts do not wait for one another.
CREATE FUNCTION wait_for_payouts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('takedown-holds', 0));
  RETURN NEW;
END $$;
CREATE TRIGGER takedown_waits_for_payouts BEFORE INSERT ON "Takedown" FOR EACH ROW EXECUTE FUNCTION wait_for_payouts();

CREATE FUNCTION wait_for_takedowns() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('takedown-holds', 0))
$$;

CREATE FUNCTION leave_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM wait_for_takedowns();
  IF payout_takes_held(NEW.id, NEW."userId", NEW.currency, NEW."amountMinor") THEN
    RAISE EXCEPTION 'payout % would take what a takedown holds', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.horizon := (SELECT max("entryId") FROM "Posting" WHERE "accountPath" = 'payable:' || NEW."userId" || ':available:' || NEW.currency);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_leaves_held BEFORE INSERT ON "Payout" FOR EACH ROW EXECUTE FUNCTION leave_held();
CREATE TRIGGER payout_leaves_held_still BEFORE UPDATE OF state ON "Payout" FOR EACH ROW
  WHEN ((OLD.state, NEW.state) IN (('requested', 'approved'), ('approved', 'sent'))) EXECUTE FUNCTION leave_held();

CREATE FUNCTION note_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PayoutHold" ("payoutId", "packId", "takedownId", minor)
    SELECT NEW.id, h."packId", h."takedownId", h.minor FROM takedown_holds(NEW."userId", NEW.currency, NEW.id) h;
  RETURN NULL;
END $$;
CREATE TRIGGER payout_notes_held AFTER INSERT ON "Payout" FOR EACH ROW EXECUTE FUNCTION note_held();

CREATE FUNCTION keep_horizon() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.horizon IS DISTINCT FROM OLD.horizon THEN
    RAISE EXCEPTION 'payout % is kept as it was asked for', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_horizon_kept BEFORE UPDATE OF horizon ON "Payout" FOR EACH ROW EXECUTE FUNCTION keep_horizon();
