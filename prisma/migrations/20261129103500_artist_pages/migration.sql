CREATE TABLE "ArtistPage" (
    "userId" TEXT NOT NULL,
    "bannerKey" TEXT,
    "terms" TEXT NOT NULL DEFAULT '',
    "figures" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "shareKey" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ArtistPage_pkey" PRIMARY KEY ("userId")
);
