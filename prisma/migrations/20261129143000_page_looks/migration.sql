-- AlterTable
ALTER TABLE "ArtistPage" ADD COLUMN     "waitingBanner" TEXT,
ADD COLUMN     "waitingPortrait" TEXT;

-- AlterTable
ALTER TABLE "PackCase" ADD COLUMN     "alike" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "nudity" SMALLINT;

-- A banner or a portrait that was set is something to look at: a case about a page that nobody reported.
ALTER TABLE "PackCase" DROP CONSTRAINT pack_case_kind_known;
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_kind_known CHECK (kind IN ('report', 'appeal', 'review', 'page', 'look'));
ALTER TABLE "PackCase" DROP CONSTRAINT pack_case_subject;
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_subject CHECK (CASE
  WHEN kind IN ('page', 'look') THEN "packId" IS NULL
  WHEN kind = 'appeal' THEN "packId" IS NOT NULL OR "versionId" IS NULL
  ELSE "packId" IS NOT NULL END);
CREATE UNIQUE INDEX pack_case_one_look ON "PackCase" ("artistId") WHERE kind = 'look' AND state = 'open';
