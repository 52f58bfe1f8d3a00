-- Until when nothing goes to an account that took another’s place.
ALTER TABLE "PayoutAccount" ADD COLUMN "heldUntil" TIMESTAMPTZ(3);
