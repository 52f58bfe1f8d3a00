-- When a single sticker was first copied, shared or downloaded, or words were first written on one: for a refund as good as a file.
ALTER TABLE "Entitlement" ADD COLUMN "usedAt" TIMESTAMPTZ(3);
