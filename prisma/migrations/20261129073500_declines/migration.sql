CREATE TABLE "PaymentStart" (
    "paymentId" TEXT NOT NULL,
    "buyerId" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PaymentStart_pkey" PRIMARY KEY ("paymentId")
);
CREATE INDEX "PaymentStart_at_idx" ON "PaymentStart"("at");
CREATE TABLE "Decline" (
    "eventId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "buyerId" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decline_pkey" PRIMARY KEY ("eventId")
);
CREATE INDEX "Decline_buyerId_at_idx" ON "Decline"("buyerId", "at");
CREATE INDEX "Decline_network_at_idx" ON "Decline"("network", "at");
CREATE INDEX "Decline_mailbox_at_idx" ON "Decline"("mailbox", "at");
CREATE INDEX "Decline_at_idx" ON "Decline"("at");
