-- CreateTable
CREATE TABLE "RefundRequest" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "buyerId" TEXT NOT NULL,
    "lineIds" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'open',
    "words" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "refundId" TEXT,

    CONSTRAINT "RefundRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RefundRequest_refundId_key" ON "RefundRequest"("refundId");

-- CreateIndex
CREATE INDEX "RefundRequest_orderId_idx" ON "RefundRequest"("orderId");

-- CreateIndex
CREATE INDEX "RefundRequest_state_dueAt_idx" ON "RefundRequest"("state", "dueAt");

-- A request moves as checkout/refund-request.ts says; one of an order waits at a time.
ALTER TABLE "RefundRequest" ADD CONSTRAINT request_state_known CHECK (state IN ('open', 'granted', 'declined', 'withdrawn'));
ALTER TABLE "RefundRequest" ADD CONSTRAINT request_decided CHECK ((state = 'open') = ("decidedAt" IS NULL));
ALTER TABLE "RefundRequest" ADD CONSTRAINT request_granted_has_refund CHECK ((state = 'granted') = ("refundId" IS NOT NULL));
ALTER TABLE "RefundRequest" ADD CONSTRAINT request_decided_by_another CHECK ("decidedBy" IS DISTINCT FROM "buyerId" OR state = 'withdrawn');
ALTER TABLE "RefundRequest" ADD CONSTRAINT request_of_a_refund FOREIGN KEY ("refundId") REFERENCES "Refund"(id);
ALTER TABLE "RefundRequest" ADD CONSTRAINT request_of_an_order FOREIGN KEY ("orderId") REFERENCES "Order"(id);
CREATE UNIQUE INDEX request_one_open ON "RefundRequest" ("orderId") WHERE state = 'open';
