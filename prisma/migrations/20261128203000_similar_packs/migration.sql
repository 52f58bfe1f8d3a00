CREATE TABLE "SimilarPack" (
    "packId" TEXT NOT NULL,
    "otherId" TEXT NOT NULL,
    "score" SMALLINT NOT NULL,

    CONSTRAINT "SimilarPack_pkey" PRIMARY KEY ("packId","otherId")
);
CREATE INDEX "SimilarPack_packId_score_idx" ON "SimilarPack"("packId", "score" DESC);
CREATE INDEX "SimilarPack_otherId_idx" ON "SimilarPack"("otherId");
ALTER TABLE "SimilarPack" ADD CONSTRAINT similar_another CHECK ("packId" <> "otherId");
