-- CreateTable
CREATE TABLE "CartLine" (
    "userId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "chosenMinor" BIGINT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CartLine_pkey" PRIMARY KEY ("userId","packId")
);

ALTER TABLE "CartLine" ADD CONSTRAINT cart_amount_not_negative CHECK ("chosenMinor" >= 0);
