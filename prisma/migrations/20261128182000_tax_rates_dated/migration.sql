-- What tax was in force on a day that is over stays written down: returns were filed by it. Today's and later rates may change,
-- for what was ordered meanwhile keeps its own.
CREATE FUNCTION keep_tax_rate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its date := CASE TG_OP WHEN 'INSERT' THEN NEW."fromDay" ELSE OLD."fromDay" END;
BEGIN
  -- A day of slack: the application's clock may stand on the other side of midnight.
  IF its < (now() AT TIME ZONE 'utc')::date - 1 OR (TG_OP = 'UPDATE' AND (NEW.country, NEW."fromDay") IS DISTINCT FROM (OLD.country, OLD."fromDay")) THEN
    RAISE EXCEPTION 'the tax of a day that is over stays as it was' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER tax_rate_kept BEFORE INSERT OR UPDATE OR DELETE ON "TaxRate" FOR EACH ROW EXECUTE FUNCTION keep_tax_rate();
CREATE TRIGGER tax_rate_no_truncate BEFORE TRUNCATE ON "TaxRate" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
