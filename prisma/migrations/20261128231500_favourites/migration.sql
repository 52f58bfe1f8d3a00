CREATE TABLE "FavouriteSticker" (
    "userId" TEXT NOT NULL,
    "artKey" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FavouriteSticker_pkey" PRIMARY KEY ("userId","artKey")
);
