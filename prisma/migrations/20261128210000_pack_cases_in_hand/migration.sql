-- A report or an appeal can be in somebody's hand for a while, as a review can.
ALTER TABLE "PackCase" ADD COLUMN "claimedBy" TEXT, ADD COLUMN "claimEndsAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT "PackCase_claim" CHECK (("claimedBy" IS NULL) = ("claimEndsAt" IS NULL));
