CREATE TABLE "Wish" (
    "userId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "pricing" TEXT NOT NULL,
    "priceMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Wish_pkey" PRIMARY KEY ("userId","packId")
);
CREATE INDEX "Wish_packId_idx" ON "Wish"("packId");

CREATE TABLE "Follow" (
    "userId" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("userId","artistId")
);
CREATE INDEX "Follow_artistId_userId_idx" ON "Follow"("artistId", "userId");
ALTER TABLE "Follow" ADD CONSTRAINT follow_another CHECK ("userId" <> "artistId");

CREATE TABLE "NewsMail" (
    "userId" TEXT NOT NULL,
    "wanted" BOOLEAN NOT NULL DEFAULT true,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "NewsMail_pkey" PRIMARY KEY ("userId")
);
