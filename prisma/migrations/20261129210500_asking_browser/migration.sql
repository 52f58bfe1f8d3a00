-- Which browser asked for a sign-in link. Links that are on their way ask for a code that nobody sees: they are over in a quarter of an hour.
ALTER TABLE "VerificationToken" ADD COLUMN "browser" TEXT NOT NULL DEFAULT '';
