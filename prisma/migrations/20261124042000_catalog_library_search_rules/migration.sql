-- What the catalogue and the library promise, held by the database whoever writes.

-- Packs: known states; a price that fits its kind; on sale only with something to sell.
ALTER TABLE "Pack" ADD CONSTRAINT pack_state_known CHECK (state IN ('draft', 'on_sale', 'stopped', 'banned'));
ALTER TABLE "Pack" ADD CONSTRAINT pack_on_sale_has_version CHECK (state NOT IN ('on_sale', 'stopped') OR "versionId" IS NOT NULL);
ALTER TABLE "Pack" ADD CONSTRAINT pack_price_fits CHECK (
  pricing IN ('free', 'fixed', 'choose') AND "priceMinor" >= 0
  AND (pricing <> 'free' OR "priceMinor" = 0) AND (pricing <> 'fixed' OR "priceMinor" > 0)
);

-- A published version is a frozen copy.
CREATE TRIGGER published_version_insert_only BEFORE UPDATE OR DELETE ON "PublishedVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_sticker_insert_only BEFORE UPDATE OR DELETE ON "PublishedSticker" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Shares of a pack add up to the whole when the transaction ends, so that no cent of a sale is without an owner.
ALTER TABLE "PackShare" ADD CONSTRAINT pack_share_points CHECK (points BETWEEN 1 AND 10000);
CREATE FUNCTION pack_shares_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject text := CASE TG_OP WHEN 'DELETE' THEN OLD."packId" ELSE NEW."packId" END;
  whole bigint;
BEGIN
  SELECT sum(points) INTO whole FROM "PackShare" WHERE "packId" = subject;
  IF whole IS DISTINCT FROM 10000 AND EXISTS (SELECT FROM "Pack" WHERE id = subject) THEN
    RAISE EXCEPTION 'shares of % add up to %, not 10000', subject, coalesce(whole, 0) USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER pack_shares_add_up AFTER INSERT OR UPDATE OR DELETE ON "PackShare"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pack_shares_add_up();

-- Catalogue's verb in SQL, so that settling an order can stay one statement: count a new owner (or, with -1, one less).
-- Whoever has a share in a pack is not counted: nobody climbs a ranking by giving his own pack to himself.
CREATE FUNCTION count_pack_owner(subject text, owner text, on_day date, change int) RETURNS void LANGUAGE sql AS $$
  WITH counted AS (
    UPDATE "Pack" SET "ownerCount" = greatest(0, "ownerCount" + change)
    WHERE id = subject AND NOT EXISTS (SELECT FROM "PackShare" s WHERE s."packId" = subject AND s."userId" = owner)
    RETURNING id
  )
  INSERT INTO "PackDay" AS kept ("packId", day, "newOwners") SELECT id, on_day, greatest(0, change) FROM counted
  ON CONFLICT ("packId", day) DO UPDATE SET "newOwners" = greatest(0, kept."newOwners" + change)
$$;

-- Library: one live reason to own a pack; a purchase names its order line, nothing else does.
ALTER TABLE "Entitlement" ADD CONSTRAINT entitlement_source CHECK (
  source IN ('purchase', 'free', 'gift', 'grant') AND (source = 'purchase') = ("lineId" IS NOT NULL)
);
CREATE UNIQUE INDEX entitlement_one_live ON "Entitlement" ("userId", "packId") WHERE "endedAt" IS NULL;

-- Library's verb in SQL. The id of the entitlement when it is given now; null when the person owns the pack already or the
-- line was granted before. Two at once wait for each other on the unique index, and one of them gets null.
CREATE FUNCTION grant_entitlement(new_id text, owner text, subject text, why text, line text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  granted text;
  first_time boolean := NOT EXISTS (SELECT FROM "Entitlement" WHERE "userId" = owner AND "packId" = subject);
BEGIN
  INSERT INTO "Entitlement" (id, "userId", "packId", source, "lineId", "grantedAt")
  VALUES (new_id, owner, subject, why, line, now()) ON CONFLICT DO NOTHING RETURNING id INTO granted;
  -- A person counts once in the rankings, however often he gives a pack back and gets it anew.
  IF granted IS NOT NULL AND first_time THEN
    PERFORM count_pack_owner(subject, owner, (now() AT TIME ZONE 'utc')::date, 1);
  END IF;
  RETURN granted;
END $$;

-- Search: words by GIN, parts of titles and misspelt words by trigram. Texts for trigrams are ASCII (search/spell.ts),
-- so that they work in Arabic under any locale the database was made with.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX search_document_words ON "SearchDocument" USING gin (document);
CREATE INDEX search_document_title ON "SearchDocument" USING gin (title gin_trgm_ops);
CREATE INDEX search_word_spelt ON "SearchWord" USING gin (spelt gin_trgm_ops);
CREATE INDEX search_document_newest ON "SearchDocument" ("onSaleAt" DESC, "packId" DESC);
