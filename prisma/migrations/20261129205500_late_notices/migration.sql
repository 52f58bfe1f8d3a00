-- AlterTable
ALTER TABLE "RightsNotice" ADD COLUMN "escalatedAt" TIMESTAMPTZ(3);
