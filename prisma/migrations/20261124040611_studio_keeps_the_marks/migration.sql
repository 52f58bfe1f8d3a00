-- DropIndex
DROP INDEX "CaseFinding_mark_idx";

-- AlterTable
ALTER TABLE "Case" DROP COLUMN "listingMark";

-- AlterTable
ALTER TABLE "CaseFinding" DROP COLUMN "mark";
