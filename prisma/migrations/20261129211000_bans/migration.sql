-- CreateTable
CREATE TABLE "Ban" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "money" TEXT NOT NULL,
    "moneyUntil" TIMESTAMPTZ(3),
    "statement" TEXT NOT NULL DEFAULT '',
    "appealedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Ban_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Ban_userId_at_idx" ON "Ban"("userId", "at");

-- Somebody else hears the appeal, and there is one before it is decided.
ALTER TABLE "Ban" ADD CONSTRAINT ban_second_person CHECK ("decidedBy" IS NULL OR "decidedBy" <> "by");
ALTER TABLE "Ban" ADD CONSTRAINT ban_decided_after_appeal CHECK ("decidedAt" IS NULL OR "appealedAt" IS NOT NULL);
CREATE INDEX ban_appeals_open ON "Ban" ("appealedAt") WHERE "decidedAt" IS NULL AND "appealedAt" IS NOT NULL;
