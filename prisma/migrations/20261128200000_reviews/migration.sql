CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "stars" SMALLINT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "givenBack" BOOLEAN NOT NULL DEFAULT false,
    "hiddenAt" TIMESTAMPTZ(3),
    "hiddenBy" TEXT,
    "hiddenFor" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hiddenWords" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Review_packId_authorId_key" ON "Review"("packId", "authorId");
CREATE INDEX "Review_packId_id_idx" ON "Review"("packId", "id" DESC);
CREATE INDEX "Review_authorId_idx" ON "Review"("authorId");

CREATE TABLE "ReviewAnswer" (
    "reviewId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewAnswer_pkey" PRIMARY KEY ("reviewId")
);
CREATE INDEX "ReviewAnswer_authorId_idx" ON "ReviewAnswer"("authorId");
ALTER TABLE "ReviewAnswer" ADD CONSTRAINT "ReviewAnswer_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Pack" ADD COLUMN "reviewCount" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "reviewSum" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "SearchDocument" ADD COLUMN "mean" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "PackCase" ADD COLUMN "reviewId" TEXT;

ALTER TABLE "Review" ADD CONSTRAINT review_stars CHECK (stars BETWEEN 1 AND 5);
ALTER TABLE "Review" ADD CONSTRAINT review_hidden_signed CHECK (("hiddenAt" IS NULL) = ("hiddenBy" IS NULL));
ALTER TABLE "Pack" ADD CONSTRAINT pack_reviews_add_up CHECK ("reviewCount" >= 0 AND "reviewSum" BETWEEN "reviewCount" AND 5 * "reviewCount");

ALTER TABLE "PackCase" DROP CONSTRAINT pack_case_kind_known;
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_kind_known CHECK (kind IN ('report', 'appeal', 'review'));
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_review_about CHECK ((kind = 'review') = ("reviewId" IS NOT NULL));
-- Reports of one review gather in one case, as those of a pack do.
CREATE UNIQUE INDEX pack_case_one_review ON "PackCase" ("reviewId") WHERE kind = 'review' AND state = 'open';

-- Catalogue's verb in SQL: so many reviews more (or fewer) of a pack, with so many stars. Every page that shows them is rendered
-- anew: the notice is that of infra/purge.ts. Zero changes no number and tells of other words.
CREATE FUNCTION count_pack_review(subject text, reviews int, stars int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  address text;
BEGIN
  IF reviews <> 0 OR stars <> 0 THEN
    UPDATE "Pack" SET "reviewCount" = "reviewCount" + reviews, "reviewSum" = "reviewSum" + stars WHERE id = subject RETURNING slug INTO address;
    -- Search's side of it, for the filter by stars: the mean in tenths, halves up, in whole numbers only.
    UPDATE "SearchDocument" d SET mean = CASE p."reviewCount" WHEN 0 THEN 0
      ELSE (20 * p."reviewSum" + p."reviewCount") / (2 * p."reviewCount") END
    FROM "Pack" p WHERE p.id = subject AND d."packId" = subject;
  ELSE
    SELECT slug INTO address FROM "Pack" WHERE id = subject;
  END IF;
  PERFORM pg_notify('purge', json_build_array('pack:' || subject, 'slug:' || address)::text);
END $$;

-- However a review comes, changes or goes (its writer is erased, the pack is paid back, staff hide it), the numbers follow.
CREATE FUNCTION review_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before int := CASE WHEN TG_OP <> 'INSERT' AND OLD."hiddenAt" IS NULL AND NOT OLD."givenBack" THEN OLD.stars END;
  after int := CASE WHEN TG_OP <> 'DELETE' AND NEW."hiddenAt" IS NULL AND NOT NEW."givenBack" THEN NEW.stars END;
BEGIN
  PERFORM count_pack_review(
    CASE TG_OP WHEN 'DELETE' THEN OLD."packId" ELSE NEW."packId" END,
    (after IS NOT NULL)::int - (before IS NOT NULL)::int,
    coalesce(after, 0) - coalesce(before, 0));
  RETURN NULL;
END $$;
CREATE TRIGGER review_counted AFTER INSERT OR UPDATE OR DELETE ON "Review" FOR EACH ROW EXECUTE FUNCTION review_counted();

CREATE FUNCTION review_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_pack_review(CASE TG_OP WHEN 'DELETE' THEN OLD."packId" ELSE NEW."packId" END, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER review_answered AFTER INSERT OR UPDATE OR DELETE ON "ReviewAnswer" FOR EACH ROW EXECUTE FUNCTION review_answered();

-- Who got the money back for a pack says nothing of it any more; when a lost dispute is won after all, the words are there again.
CREATE FUNCTION review_follows_entitlement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Review" SET "givenBack" = NEW."endedAt" IS NOT NULL
  WHERE "packId" = NEW."packId" AND "authorId" = NEW."userId" AND "givenBack" <> (NEW."endedAt" IS NOT NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER review_follows_entitlement AFTER UPDATE OF "endedAt" ON "Entitlement" FOR EACH ROW EXECUTE FUNCTION review_follows_entitlement();
