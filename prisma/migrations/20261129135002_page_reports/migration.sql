-- AlterTable
ALTER TABLE "PackCase" ALTER COLUMN "packId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Strike" ALTER COLUMN "packId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "PageCopy" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "displayName" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "links" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "terms" TEXT NOT NULL DEFAULT '',
    "bannerKey" TEXT,
    "avatarKey" TEXT,
    "keptUntil" TIMESTAMPTZ(3),
    "emptiedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PageCopy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TakenPart" (
    "copyId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "reasons" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "backAt" TIMESTAMPTZ(3),

    CONSTRAINT "TakenPart_pkey" PRIMARY KEY ("copyId","part")
);

-- CreateIndex
CREATE INDEX "PageCopy_caseId_at_idx" ON "PageCopy"("caseId", "at");

-- CreateIndex
CREATE INDEX "PageCopy_userId_idx" ON "PageCopy"("userId");

-- CreateIndex
CREATE INDEX "PageCopy_keptUntil_idx" ON "PageCopy"("keptUntil");

-- CreateIndex
CREATE INDEX "TakenPart_userId_idx" ON "TakenPart"("userId");

-- CreateIndex
CREATE INDEX "PackCase_artistId_openedAt_idx" ON "PackCase"("artistId", "openedAt");

-- AddForeignKey
ALTER TABLE "TakenPart" ADD CONSTRAINT "TakenPart_copyId_fkey" FOREIGN KEY ("copyId") REFERENCES "PageCopy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A case without a pack is about the page of its artist, and says so by its kind; an appeal without one is about what was taken off a page.
ALTER TABLE "PackCase" DROP CONSTRAINT pack_case_kind_known;
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_kind_known CHECK (kind IN ('report', 'appeal', 'review', 'page'));
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_subject CHECK (CASE kind
  WHEN 'page' THEN "packId" IS NULL
  WHEN 'appeal' THEN "packId" IS NOT NULL OR "versionId" IS NULL
  ELSE "packId" IS NOT NULL END);
-- Reports of one page gather in one case, as those of a pack do.
CREATE UNIQUE INDEX pack_case_one_page ON "PackCase" ("artistId") WHERE kind = 'page' AND state = 'open';

ALTER TABLE "TakenPart" ADD CONSTRAINT taken_part_known CHECK (part IN ('name', 'bio', 'links', 'terms', 'banner', 'portrait'));
ALTER TABLE "TakenPart" ADD CONSTRAINT taken_part_reasoned CHECK (cardinality(reasons) > 0);
-- What is kept no longer says nothing.
ALTER TABLE "PageCopy" ADD CONSTRAINT page_copy_emptied CHECK ("emptiedAt" IS NULL OR
  ("displayName" = '' AND bio = '' AND terms = '' AND cardinality(links) = 0 AND "bannerKey" IS NULL AND "avatarKey" IS NULL));
