-- AlterTable
ALTER TABLE "Pack" ADD COLUMN     "bannedFrom" TEXT;

-- AlterTable
ALTER TABLE "Entitlement" ADD COLUMN     "takenAt" TIMESTAMPTZ(3),
ADD COLUMN     "takenFor" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "SearchDocument" ADD COLUMN     "category" TEXT NOT NULL,
ADD COLUMN     "languages" TEXT[],
ADD COLUMN     "onSaleAt" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "owners" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pricing" TEXT NOT NULL,
ADD COLUMN     "rating" TEXT NOT NULL,
DROP COLUMN "words",
ADD COLUMN     "words" TEXT[];

-- AlterTable
ALTER TABLE "SearchWord" ADD COLUMN     "spelt" TEXT NOT NULL;

-- CreateIndex
CREATE INDEX "Pack_state_pricing_onSaleAt_id_idx" ON "Pack"("state", "pricing", "onSaleAt" DESC, "id" DESC);
