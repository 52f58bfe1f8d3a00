ALTER TABLE "Sticker" ADD COLUMN "slot" JSONB;
ALTER TABLE "PublishedSticker" ADD COLUMN "slot" JSONB;
