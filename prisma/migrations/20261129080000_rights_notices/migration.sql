CREATE TABLE "RightsNotice" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "claimantId" TEXT,
    "work" TEXT NOT NULL,
    "proof" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RightsNotice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "RightsNotice_number_key" ON "RightsNotice"("number");
CREATE INDEX "RightsNotice_claimantId_idx" ON "RightsNotice"("claimantId");
CREATE INDEX "RightsNotice_email_idx" ON "RightsNotice"("email");

CREATE TABLE "NoticedPack" (
    "noticeId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "words" TEXT NOT NULL DEFAULT '',
    "takedownId" TEXT,
    "counterUntil" TIMESTAMPTZ(3),
    "counterAt" TIMESTAMPTZ(3),
    "counterName" TEXT NOT NULL DEFAULT '',
    "counterAddress" TEXT NOT NULL DEFAULT '',
    "counterWords" TEXT NOT NULL DEFAULT '',
    "courtUntil" TIMESTAMPTZ(3),
    "courtAt" TIMESTAMPTZ(3),
    "courtFile" TEXT NOT NULL DEFAULT '',
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoticedPack_pkey" PRIMARY KEY ("noticeId", "packId"),
    CONSTRAINT "NoticedPack_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "RightsNotice"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- Every state has the dates that both sides are told.
    CONSTRAINT noticed_pack_dates CHECK (
      (state NOT IN ('down', 'countered', 'court') OR ("takedownId" IS NOT NULL AND "counterUntil" IS NOT NULL))
      AND (state NOT IN ('countered', 'court') OR ("counterAt" IS NOT NULL AND "courtUntil" IS NOT NULL))
      AND (state <> 'court' OR "courtAt" IS NOT NULL)
    )
);
CREATE INDEX "NoticedPack_state_counterUntil_idx" ON "NoticedPack"("state", "counterUntil");
CREATE INDEX "NoticedPack_state_courtUntil_idx" ON "NoticedPack"("state", "courtUntil");
CREATE INDEX "NoticedPack_packId_idx" ON "NoticedPack"("packId");
CREATE INDEX "NoticedPack_artistId_idx" ON "NoticedPack"("artistId");
CREATE INDEX "NoticedPack_takedownId_idx" ON "NoticedPack"("takedownId");
