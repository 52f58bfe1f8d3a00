-- What is written for the record stays as it was written. Also used by the ledger and the provider events.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only: % refused', TG_TABLE_NAME, TG_OP;
END $$;

CREATE TRIGGER audit_entry_insert_only BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One person, one address, however it was typed.
ALTER TABLE "User" ADD CONSTRAINT user_email_normal CHECK (email = lower(btrim(email)));
ALTER TABLE "User" ADD CONSTRAINT user_handle_form CHECK (handle ~ '^[a-z0-9_]{3,30}$');
