-- CreateTable
CREATE TABLE "RankedPack" (
    "ranking" TEXT NOT NULL,
    "place" SMALLINT NOT NULL,
    "packId" TEXT NOT NULL,
    "newOwners" INTEGER NOT NULL,

    CONSTRAINT "RankedPack_pkey" PRIMARY KEY ("ranking","place")
);
