-- DropForeignKey
ALTER TABLE "Posting" DROP CONSTRAINT "Posting_accountId_fkey";

-- DropIndex
DROP INDEX "LedgerAccount_path_key";

-- DropIndex
DROP INDEX "Posting_accountId_id_idx";

-- DropIndex
DROP INDEX "Posting_entryId_idx";

-- DropIndex
DROP INDEX "Payment_state_createdAt_idx";

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "entry" JSONB NOT NULL,
ADD COLUMN     "receiptAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "LedgerAccount" DROP CONSTRAINT "LedgerAccount_pkey",
DROP COLUMN "id",
ADD COLUMN     "guarded" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "book" DROP DEFAULT,
ADD CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("path");

-- AlterTable
ALTER TABLE "JournalEntry" ALTER COLUMN "book" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Posting" DROP CONSTRAINT "Posting_pkey",
DROP COLUMN "accountId",
DROP COLUMN "id",
ADD COLUMN     "accountPath" TEXT NOT NULL,
ADD COLUMN     "book" TEXT NOT NULL,
ADD COLUMN     "position" INTEGER NOT NULL,
ADD CONSTRAINT "Posting_pkey" PRIMARY KEY ("entryId", "position");

-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "alarm" TEXT,
ADD COLUMN     "alarmClosedAt" TIMESTAMPTZ(3),
ADD COLUMN     "askAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "capturedMinor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ProviderEvent" ADD COLUMN     "paymentKey" TEXT;

-- AlterTable
ALTER TABLE "SandboxCharge" DROP COLUMN "cancelUrl",
DROP COLUMN "orderId",
DROP COLUMN "paidTimes",
ADD COLUMN     "capturedMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "key" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "ManualPayment" ADD COLUMN     "receivedMinor" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "LedgerAccount_path_currency_book_key" ON "LedgerAccount"("path", "currency", "book");

-- CreateIndex
CREATE INDEX "Posting_accountPath_entryId_idx" ON "Posting"("accountPath", "entryId");

-- CreateIndex
CREATE INDEX "Payment_askAt_idx" ON "Payment"("askAt");

-- CreateIndex
CREATE INDEX "Payment_alarm_createdAt_idx" ON "Payment"("alarm", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SandboxCharge_key_key" ON "SandboxCharge"("key");

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_accountPath_currency_book_fkey" FOREIGN KEY ("accountPath", "currency", "book") REFERENCES "LedgerAccount"("path", "currency", "book") ON DELETE RESTRICT ON UPDATE CASCADE;
