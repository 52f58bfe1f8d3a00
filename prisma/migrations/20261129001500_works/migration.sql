-- Drawings their artists enrolled before selling them.
CREATE TABLE "Work" (
    "id" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "masterHash" TEXT NOT NULL,
    "artKey" TEXT NOT NULL,
    "enrolledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Work_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Work_artistId_masterHash_key" ON "Work"("artistId", "masterHash");
CREATE INDEX "Work_masterHash_idx" ON "Work"("masterHash");
