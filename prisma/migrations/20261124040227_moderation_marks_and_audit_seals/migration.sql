-- DropIndex
DROP INDEX "AuditEntry_subject_at_idx";

-- DropIndex
DROP INDEX "AuditEntry_actor_at_idx";

-- DropIndex
DROP INDEX "AuditEntry_at_id_idx";

-- DropIndex
DROP INDEX "Case_state_openedAt_idx";

-- DropIndex
DROP INDEX "Case_artistId_idx";

-- DropIndex
DROP INDEX "CaseFinding_masterHash_idx";

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "number" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "seal" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Case" DROP COLUMN "claimedAt",
ADD COLUMN     "listingFine" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "listingMark" TEXT NOT NULL,
ADD COLUMN     "number" SERIAL NOT NULL,
ADD COLUMN     "stickerCount" INTEGER NOT NULL,
ADD COLUMN     "versionNumber" INTEGER NOT NULL,
ALTER COLUMN "round" DROP DEFAULT;

-- AlterTable
ALTER TABLE "CaseFinding" DROP COLUMN "masterHash",
ADD COLUMN     "earlier" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mark" TEXT NOT NULL;

-- Entries of before are numbered in their order; the next migration seals them.
ALTER TABLE "AuditEntry" DISABLE TRIGGER audit_entry_insert_only;
UPDATE "AuditEntry" e SET number = turn.number
FROM (SELECT id, row_number() OVER (ORDER BY at, id) AS number FROM "AuditEntry") turn
WHERE turn.id = e.id;
ALTER TABLE "AuditEntry" ENABLE TRIGGER audit_entry_insert_only;

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_number_key" ON "AuditEntry"("number");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_number_idx" ON "AuditEntry"("subject", "number" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_actor_number_idx" ON "AuditEntry"("actor", "number" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_action_number_idx" ON "AuditEntry"("action", "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE INDEX "Case_state_openedAt_id_idx" ON "Case"("state", "openedAt", "id");

-- CreateIndex
CREATE INDEX "Case_packId_idx" ON "Case"("packId");

-- CreateIndex
CREATE INDEX "CaseFinding_mark_idx" ON "CaseFinding"("mark");
