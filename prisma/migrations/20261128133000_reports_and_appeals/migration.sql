CREATE TABLE "PackCase" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "coverKey" TEXT,
    "about" TEXT,
    "versionId" TEXT,
    "statement" TEXT NOT NULL DEFAULT '',
    "notBy" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PackCase_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Report" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "proof" TEXT NOT NULL DEFAULT '',
    "reporterId" TEXT,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Takedown" (
    "id" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),
    "reasons" TEXT[],
    "words" TEXT NOT NULL,
    "caseId" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "Takedown_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "PackCase_number_key" ON "PackCase"("number");
CREATE INDEX "PackCase_state_openedAt_id_idx" ON "PackCase"("state", "openedAt", "id");
CREATE INDEX "PackCase_packId_idx" ON "PackCase"("packId");
CREATE INDEX "Report_reporterId_idx" ON "Report"("reporterId");
CREATE INDEX "Report_email_idx" ON "Report"("email");
CREATE UNIQUE INDEX "Report_caseId_email_key" ON "Report"("caseId", "email");
CREATE INDEX "Takedown_packId_at_idx" ON "Takedown"("packId", "at");
CREATE INDEX "Takedown_until_idx" ON "Takedown"("until");
ALTER TABLE "Report" ADD CONSTRAINT "Report_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PackCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_kind_known CHECK (kind IN ('report', 'appeal'));
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_state_known CHECK (state IN ('open', 'upheld', 'dismissed'));
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_decision_signed
  CHECK (CASE WHEN state = 'open' THEN "decidedBy" IS NULL ELSE "decidedBy" IS NOT NULL AND "decidedAt" IS NOT NULL END);
-- Whoever took the first decision cannot take the second, whatever the code says.
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_second_person CHECK ("decidedBy" IS NULL OR "decidedBy" <> ALL ("notBy"));
ALTER TABLE "PackCase" ADD CONSTRAINT pack_case_appeal_about CHECK ((kind = 'appeal') = (about IS NOT NULL));
-- Reports of one pack gather in one case; a decision is appealed once; a pack is taken down once at a time.
CREATE UNIQUE INDEX pack_case_one_report ON "PackCase" ("packId") WHERE kind = 'report' AND state = 'open';
CREATE UNIQUE INDEX pack_case_one_appeal ON "PackCase" (about);
CREATE UNIQUE INDEX takedown_one_open ON "Takedown" ("packId") WHERE "endedAt" IS NULL;
