CREATE TABLE "BulkDecision" (
    "id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "caseIds" TEXT[],
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effectAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkDecision_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BulkDecision_by_effectAt_idx" ON "BulkDecision"("by", "effectAt");
