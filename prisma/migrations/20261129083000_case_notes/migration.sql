CREATE TABLE "CaseNote" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "leaning" TEXT,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaseNote_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CaseNote_caseId_at_idx" ON "CaseNote"("caseId", "at");
CREATE INDEX "CaseNote_by_idx" ON "CaseNote"("by");
-- One question at a time.
CREATE UNIQUE INDEX one_open_ask ON "CaseNote"("caseId") WHERE kind = 'ask' AND "closedAt" IS NULL;
ALTER TABLE "Case" ADD COLUMN "escalatedAt" TIMESTAMPTZ(3);
ALTER TABLE "PackCase" ADD COLUMN "escalatedAt" TIMESTAMPTZ(3);
