-- CreateTable
CREATE TABLE "PayoutAccount" (
    "userId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "holder" TEXT NOT NULL DEFAULT '',
    "account" TEXT NOT NULL DEFAULT '',
    "bic" TEXT NOT NULL DEFAULT '',
    "ref" TEXT,
    "ready" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PayoutAccount_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Payout" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "key" TEXT NOT NULL,
    "holder" TEXT NOT NULL DEFAULT '',
    "account" TEXT NOT NULL DEFAULT '',
    "bic" TEXT NOT NULL DEFAULT '',
    "accountRef" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "ref" TEXT,
    "batch" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedAt" TIMESTAMPTZ(3),
    "approvedBy" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PayoutCall" (
    "key" TEXT NOT NULL,
    "payoutId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT NOT NULL DEFAULT '',
    "askAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PayoutCall_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "PayoutFreeze" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "until" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedAt" TIMESTAMPTZ(3),
    "liftedBy" TEXT,

    CONSTRAINT "PayoutFreeze_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PayoutAccount_ref_key" ON "PayoutAccount"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "Payout_key_key" ON "Payout"("key");

-- CreateIndex
CREATE INDEX "Payout_userId_requestedAt_idx" ON "Payout"("userId", "requestedAt" DESC);

-- CreateIndex
CREATE INDEX "Payout_state_requestedAt_idx" ON "Payout"("state", "requestedAt");

-- CreateIndex
CREATE INDEX "PayoutCall_state_askAt_idx" ON "PayoutCall"("state", "askAt");

-- CreateIndex
CREATE UNIQUE INDEX "PayoutCall_payoutId_attempt_key" ON "PayoutCall"("payoutId", "attempt");

-- CreateIndex
CREATE INDEX "PayoutFreeze_userId_until_idx" ON "PayoutFreeze"("userId", "until");

-- AddForeignKey
ALTER TABLE "PayoutCall" ADD CONSTRAINT "PayoutCall_payoutId_fkey" FOREIGN KEY ("payoutId") REFERENCES "Payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
