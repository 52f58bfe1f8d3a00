CREATE TABLE "DeviceMark" (
    "userId" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeviceMark_pkey" PRIMARY KEY ("userId","mark")
);
CREATE INDEX "DeviceMark_mark_idx" ON "DeviceMark"("mark");
CREATE INDEX "DeviceMark_seenAt_idx" ON "DeviceMark"("seenAt");

-- What became of an artist's packs before.
CREATE INDEX "Case_artistId_openedAt_idx" ON "Case"("artistId", "openedAt");
