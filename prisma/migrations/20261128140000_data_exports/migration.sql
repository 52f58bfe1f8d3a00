CREATE TABLE "DataExport" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "bytes" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "DataExport_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "DataExport_userId_createdAt_idx" ON "DataExport"("userId", "createdAt");
CREATE INDEX "DataExport_state_expiresAt_idx" ON "DataExport"("state", "expiresAt");

ALTER TABLE "DataExport" ADD CONSTRAINT data_export_state_known CHECK (state IN ('waiting', 'ready', 'expired'));
