-- The audit log as a chain: every entry is sealed with a hash over itself and the seal before it, so that a row
-- changed behind our back (by whoever may switch triggers off) no longer fits, nor does any row after it.

CREATE FUNCTION audit_seal(entry "AuditEntry", previous text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    previous, entry.number, entry.id, floor(extract(epoch FROM entry.at) * 1000)::bigint, entry.actor, entry.action,
    entry.subject, entry.reason, entry.before, entry.after, entry."requestId"
  )::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION seal_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous record;
BEGIN
  -- One after the other, until commit: two entries with the same one before them would be a fork.
  PERFORM pg_advisory_xact_lock(hashtext('audit'));
  SELECT number, seal INTO previous FROM "AuditEntry" ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(previous.number, 0) + 1;
  NEW.seal := audit_seal(NEW, coalesce(previous.seal, ''));
  RETURN NEW;
END $$;

ALTER TABLE "AuditEntry" DISABLE TRIGGER audit_entry_insert_only;
DO $$
DECLARE
  entry "AuditEntry";
  previous text := '';
BEGIN
  FOR entry IN SELECT * FROM "AuditEntry" ORDER BY number LOOP
    previous := audit_seal(entry, previous);
    UPDATE "AuditEntry" SET seal = previous WHERE id = entry.id;
  END LOOP;
END $$;
ALTER TABLE "AuditEntry" ENABLE TRIGGER audit_entry_insert_only;

CREATE TRIGGER audit_entry_sealed BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION seal_audit_entry();

-- A version is before the reviewers once, and a claim always says whose it is and when it ends.
CREATE UNIQUE INDEX case_one_live ON "Case" ("versionId") WHERE state IN ('open', 'claimed');
ALTER TABLE "Case" ADD CONSTRAINT case_state_known CHECK (state IN ('open', 'claimed', 'approved', 'rejected', 'withdrawn'));
ALTER TABLE "Case" ADD CONSTRAINT case_claim_whole
  CHECK (CASE WHEN state = 'claimed' THEN "claimedBy" IS NOT NULL AND "claimEndsAt" IS NOT NULL
              ELSE "claimedBy" IS NULL AND "claimEndsAt" IS NULL END);
ALTER TABLE "Case" ADD CONSTRAINT case_decision_signed
  CHECK (state NOT IN ('approved', 'rejected') OR ("decidedBy" IS NOT NULL AND "decidedAt" IS NOT NULL));
ALTER TABLE "CaseFinding" ADD CONSTRAINT case_finding_verdict_known CHECK (verdict IN ('unseen', 'fine', 'rejected'));
