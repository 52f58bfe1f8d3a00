-- DropIndex
DROP INDEX "Master_sourceHash_idx";

-- AlterTable
ALTER TABLE "Version" ADD COLUMN     "judgedAs" TEXT,
ADD COLUMN     "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Sticker" ADD COLUMN     "earlier" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "fileName" TEXT NOT NULL,
ADD COLUMN     "fixes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "judgedAs" TEXT,
ADD COLUMN     "sourceHash" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "Master" DROP COLUMN "fixes",
DROP COLUMN "madeFrom",
DROP COLUMN "sourceFormat",
DROP COLUMN "sourceHash";

-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "claimedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Upload_state_claimedAt_idx" ON "Upload"("state", "claimedAt");

-- CreateIndex
CREATE INDEX "Upload_stickerId_idx" ON "Upload"("stickerId");
