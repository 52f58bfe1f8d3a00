-- CreateIndex
CREATE INDEX "Sticker_sourceHash_idx" ON "Sticker"("sourceHash");

-- CreateIndex
CREATE INDEX "Sticker_earlier_idx" ON "Sticker" USING GIN ("earlier");

-- CreateIndex
CREATE INDEX "Upload_sourceHash_idx" ON "Upload"("sourceHash");
