-- Takedowns that count against an artist, each until its day.
CREATE TABLE "Strike" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "takedownId" TEXT NOT NULL,
    "reasons" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "liftedAt" TIMESTAMPTZ(3),
    CONSTRAINT "Strike_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Strike_ends" CHECK ("endsAt" > "at")
);
CREATE UNIQUE INDEX "Strike_takedownId_key" ON "Strike"("takedownId");
CREATE INDEX "Strike_userId_endsAt_idx" ON "Strike"("userId", "endsAt");
